/** The longest form, in bytes. */
const MAX_FORM_BYTES = 64 * 1024

/** The fields of a form, or undefined when it is too large. What is no form has no fields. */
export const readForm = async (request: Request): Promise<URLSearchParams | undefined> => {
  if (Number(request.headers.get('content-length')) > MAX_FORM_BYTES) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > MAX_FORM_BYTES) return undefined
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString())
}
