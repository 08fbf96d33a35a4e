import { maskForm, maskForSending } from './masking.ts'

/** Bytes of a body that is shown. A half of a longer one could not be masked by the names of its members. */
const LONGEST = 16 * 1024

/** What a person can read. Anything else is told by its type: pages, pictures, streams without end. */
const readers: readonly (readonly [type: RegExp, mask: (text: string) => string])[] = [
  [/^application\/x-www-form-urlencoded\b/, maskForm],
  [/^(?:application|text)\/(?:[\w.-]+\+)?(?:json|xml)\b/, maskForSending],
  [/^text\/plain\b/, maskForSending],
]

const bytesOf = async (body: ReadableStream<Uint8Array>): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body.values({ preventCancel: true })) {
    size += chunk.length
    if (size > LONGEST) break
    chunks.push(chunk)
  }
  if (size <= LONGEST) return Buffer.concat(chunks)
  // Nothing is kept of the rest. It ends when whoever reads the message has ended, and is not waited for.
  void body.cancel().catch(() => {})
  return undefined
}

/** A body for the log, without secrets; undefined where there is none. Whoever reads the message finds it untouched. */
export const shownBody = async (message: Request | Response): Promise<string | undefined> => {
  if (message.body === null || message.bodyUsed) return undefined
  const type = message.headers.get('content-type')
  if (type === null) return undefined
  const [, mask] = readers.find(([known]) => known.test(type)) ?? []
  if (mask === undefined) return `(${type})`
  try {
    const bytes = await bytesOf(message.clone().body!)
    return bytes === undefined ? `(${type}, more than ${LONGEST} bytes)` : mask(bytes.toString())
  } catch {
    return `(${type}, broken off)`
  }
}
