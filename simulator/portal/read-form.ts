import { readUpTo } from '../http/read-up-to.ts'

/** The longest form, in bytes, of a page that says nothing else. */
export const ordinaryForm = 64 * 1024

export interface GivenForm {
  readonly fields: URLSearchParams
  /** Of forms that bring files, by the name of the field. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

const withFiles = async (body: Uint8Array<ArrayBuffer>, type: string): Promise<GivenForm> => {
  const fields = new URLSearchParams()
  const files = new Map<string, Uint8Array>()
  try {
    for (const [name, value] of await new Response(body, { headers: { 'Content-Type': type } }).formData())
      if (typeof value === 'string') fields.append(name, value)
      else files.set(name, new Uint8Array(await value.arrayBuffer()))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  return { fields, files }
}

/** What a form brings, or undefined when it is too large. What is no form has no fields. */
export const readForm = async (request: Request, most: number): Promise<GivenForm | undefined> => {
  const body = await readUpTo(most, request)
  if (body === undefined) return undefined
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) return withFiles(body, type)
  return { fields: new URLSearchParams(Buffer.from(body).toString()), files: new Map() }
}
