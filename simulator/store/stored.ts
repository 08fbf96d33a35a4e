import { fromPlain, toPlain } from './plain-json.ts'

/**
 * A record as its row: JSON, and beside it the bytes that it holds, one behind another: `{"$bytes": [from, length]}` says which.
 * In Base64 they would be a third larger and take five times as long to read (decisions/engines.md).
 */
export const toStored = (record: object): [record: string, bytes: Uint8Array | null] => {
  const found: Uint8Array[] = []
  let length = 0
  const plain = toPlain(record, bytes => {
    const place = [length, bytes.byteLength]
    found.push(bytes)
    length += bytes.byteLength
    return place
  })
  return [JSON.stringify(plain), found.length > 1 ? Buffer.concat(found) : (found[0] ?? null)]
}

/** What the first form of data files holds bytes in. */
const ofBase64 = (text: string): Uint8Array => {
  const { buffer, byteOffset, length } = Buffer.from(text, 'base64')
  return new Uint8Array(buffer, byteOffset, length)
}

/** A blob is an ArrayBuffer to libsql. */
const octetsOf = (blob: unknown): Uint8Array<ArrayBuffer> =>
  blob instanceof ArrayBuffer ? new Uint8Array(blob) : (blob as Uint8Array<ArrayBuffer>)

export const fromStored = ({ record, bytes }: Readonly<Record<string, unknown>>): object =>
  fromPlain(JSON.parse(String(record)), place => {
    if (typeof place === 'string') return ofBase64(place)
    const [from, length] = place as [number, number]
    const { buffer, byteOffset } = octetsOf(bytes)
    return new Uint8Array(buffer, byteOffset + from, length)
  }) as object
