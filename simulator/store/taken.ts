/** A record's key, or its position in an index, is another one's. */
export class Taken extends Error {
  override readonly name = 'Taken'
}
