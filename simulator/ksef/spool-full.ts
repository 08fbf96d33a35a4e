/** There is no room for more of a package, ours or the disk's. */
export class SpoolFull extends Error {
  override readonly name = 'SpoolFull'
}
