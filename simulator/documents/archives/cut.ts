/**
 * Cuts a stream into pieces of at most so many bytes. Each piece must be read to its end before the next is asked for; none is
 * empty.
 */
export async function* cutInto(
  source: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<AsyncGenerator<Uint8Array>> {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Uint8Array | undefined
  const next = async (): Promise<Uint8Array | undefined> => {
    while (rest === undefined || rest.byteLength === 0) {
      const { done, value } = await chunks.next()
      if (done) return undefined
      rest = value
    }
    return rest
  }
  async function* piece(): AsyncGenerator<Uint8Array> {
    for (let room = most; room > 0; ) {
      const chunk = await next()
      if (chunk === undefined) return
      yield chunk.subarray(0, room)
      rest = chunk.subarray(room)
      room -= chunk.byteLength
    }
  }
  while ((await next()) !== undefined) yield piece()
}
