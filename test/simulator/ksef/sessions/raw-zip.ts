import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive that no honest archiver writes. */
export interface RawEntry {
  readonly name: string
  readonly bytes?: Uint8Array
  /** What is in the archive in their place, deflated. */
  readonly deflated?: Uint8Array
  /** What is said of them. */
  readonly size?: number
  readonly crc?: number
  readonly method?: number
  /** 1: encrypted by itself. */
  readonly flags?: number
  /** Of Unix: a link, a device … */
  readonly mode?: number
  /** Stands where the first one stands: nothing is written for it. */
  readonly overlaps?: boolean
}

const fields = (...values: readonly (readonly [value: number, size: 2 | 4])[]): Buffer =>
  Buffer.concat(
    values.map(([value, size]) => {
      const field = Buffer.alloc(size)
      field.writeUIntLE(value >>> 0, 0, size)
      return field
    }),
  )

/** A Zip archive as it is told. */
export const rawZip = (entries: readonly RawEntry[]): Buffer => {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { name, bytes = Buffer.alloc(0), method = 8, flags = 0, mode = 0o100644 } = entry
    const data = Buffer.from(entry.deflated ?? (method === 8 ? deflateRawSync(bytes) : bytes))
    const { size = bytes.length, crc = crc32(bytes) } = entry
    const path = Buffer.from(name)
    const common = fields([20, 2], [flags | 0x800, 2], [method, 2], [0, 4], [crc, 4], [data.length, 4], [size, 4])
    const at = entry.overlaps ? 0 : offset
    directory.push(
      fields([0x02014b50, 4], [(3 << 8) | 20, 2]),
      common,
      fields([path.length, 2], [0, 4], [0, 2], [0, 2], [(mode << 16) >>> 0, 4], [at, 4]),
      path,
    )
    if (entry.overlaps) continue
    const local = Buffer.concat([fields([0x04034b50, 4]), common, fields([path.length, 2], [0, 2]), path, data])
    pieces.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const count = entries.length
  const end = fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [list.length, 4], [offset, 4], [0, 2])
  return Buffer.concat([...pieces, list, end])
}

/** Deflated zeros, a thousandth of the MiB that they are unpacked. */
export const deflatedZeros = (mebibytes: number): Buffer => {
  const one = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: 3 })
  return Buffer.concat([...Array.from({ length: mebibytes }, () => one), deflateRawSync(Buffer.alloc(0))])
}
