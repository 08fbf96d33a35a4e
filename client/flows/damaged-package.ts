/** A package is not what is said of it: a hash or a size does not hold, or it cannot be unpacked. */
export class DamagedPackage extends Error {
  override readonly name = 'DamagedPackage'
}
