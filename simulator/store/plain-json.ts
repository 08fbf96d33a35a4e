/** Records as JSON: bytes are `{"$bytes": Base64}`, and a name that begins with `$` has one more. */

const nameOut = (name: string): string => (name.startsWith('$') ? `$${name}` : name)
const nameIn = (name: string): string => (name.startsWith('$$') ? name.slice(1) : name)

const mapped = (value: object, name: (name: string) => string, member: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [name(key), member(one)]))

const base64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/** @param shown what stands for bytes, by default themselves in Base64 */
export const toPlain = (value: unknown, shown: (bytes: Uint8Array) => unknown = base64Of): unknown => {
  const plain = (one: unknown): unknown => {
    if (one instanceof Uint8Array) return { $bytes: shown(one) }
    if (Array.isArray(one)) return one.map(plain)
    return typeof one === 'object' && one !== null ? mapped(one, nameOut, plain) : one
  }
  return plain(value)
}

/** Records of ours are not half as deep. */
const DEEPEST = 100

/** No Buffer, though it has the same octets: two records with the same values are the same. */
const bytesOf = (base64: string): Uint8Array => {
  const { buffer, byteOffset, length } = Buffer.from(base64, 'base64')
  return new Uint8Array(buffer, byteOffset, length)
}

/**
 * @param found the bytes that something stands for, by default their Base64
 * @throws RangeError where lists and members lie too deep in each other
 */
export const fromPlain = (
  value: unknown,
  found: (shown: unknown) => Uint8Array = base64 => bytesOf(String(base64)),
): unknown => {
  const read = (one: unknown, depth: number): unknown => {
    if (typeof one !== 'object' || one === null) return one
    if (depth > DEEPEST) throw new RangeError(`More than ${DEEPEST} lists and members lie in each other.`)
    if (Array.isArray(one)) return one.map(it => read(it, depth + 1))
    return '$bytes' in one ? found(one.$bytes) : mapped(one, nameIn, it => read(it, depth + 1))
  }
  return read(value, 0)
}
