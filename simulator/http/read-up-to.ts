/** The bytes of a body, of known length or chunked; undefined when there are more than `max`, and then not all are read. */
export const readUpTo = async (max: number, request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (Number(request.headers.get('content-length')) > max) return undefined
  if (request.headers.has('content-length')) {
    const body = new Uint8Array(await request.arrayBuffer())
    // In process nobody has compared it with what was said.
    return body.length > max ? undefined : body
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > max) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
