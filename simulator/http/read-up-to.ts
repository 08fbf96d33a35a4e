import { why } from './body-explanations.ts'
import { PlainRequest } from './plain/plain-request.ts'

/** The caller left, or what is between broke off, before the body was whole: nobody's defect. */
export class BodyCut extends Error {
  override readonly name = 'BodyCut'
  readonly told = why('cut')
  constructor() {
    super(why('cut').en)
  }
}

/**
 * The bytes of a body, of known length or chunked; undefined when there are more than `max`, and then not all are read.
 * @throws BodyCut
 */
export const readUpTo = async (max: number, request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const said = request.headers.get('content-length')
  if (Number(said) > max) return undefined
  try {
    if (said === null) return await chunksUpTo(max, request)
    const plain: unknown = request
    const body = plain instanceof PlainRequest ? await plain.octets() : new Uint8Array(await request.arrayBuffer())
    // In process nobody has compared it with what was said.
    return body.length > max ? undefined : body
  } catch (error) {
    // No room for it: the caller has not left.
    if (error instanceof RangeError) throw error
    throw new BodyCut()
  }
}

const chunksUpTo = async (max: number, request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Uint8Array[] = []
  let size = 0
  const plain: unknown = request
  for await (const chunk of plain instanceof PlainRequest ? plain.chunks() : (request.body ?? [])) {
    size += chunk.length
    if (size > max) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
