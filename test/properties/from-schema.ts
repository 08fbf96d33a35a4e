import fc from 'fast-check'
import type * as z from 'zod'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { makeInternalId, makeNip, makePesel, makeReferenceNumber } from '../../contracts/ksef/formats.ts'

/** Values that a schema of the contracts takes, drawn from the schema itself. */

const chance = fc.integer({ min: 0, max: 999_999 }).map(millionths => millionths / 1_000_000)
/** makeNip asks again when the first nine digits have no check digit. */
const nip = chance.map(first => {
  let part = first
  return makeNip(() => (part = (part + 0.618) % 1))
})
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), minLength: length, maxLength: length })
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const referenceNumber = fc
  .tuple(fc.constantFrom('CR' as const, 'AU' as const, 'EC' as const), instant, hex(10))
  .map(([kind, at, random]) => makeReferenceNumber(kind, at.getTime(), random))

/** An identifier of any kind: { type, value }. */
const identifiers: Record<string, fc.Arbitrary<string>> = {
  Nip: nip,
  Pesel: fc.nat(9999).map(serial => makePesel(1990, 1, 1, serial)),
  Fingerprint: hex(64),
  InternalId: fc.tuple(nip, fc.integer({ min: 1000, max: 9999 })).map(([own, four]) => makeInternalId(own, `${four}`)),
  NipVatUe: nip.map(own => `${own}-DE123456789`),
  PeppolId: fc.nat(999_999).map(number => `PPL${String(number).padStart(6, '0')}`),
}

interface Definition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly shape?: Record<string, z.ZodType>
  readonly entries?: Record<string, string>
}
const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

interface Bounds {
  readonly pattern?: RegExp
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
}

/** What the checks of a text, and what is said about it, bound. */
const boundsOf = (schema: z.ZodType): Bounds => {
  const { checks = [] } = schema._zod.def as unknown as { checks?: { _zod: { def: Bounds } }[] }
  const [{ pattern, minimum, maximum }, { format, minLength, maxLength }] = [
    Object.assign({}, ...checks.map(check => check._zod.def)) as Bounds,
    { ...schema.meta() } as { format?: string; minLength?: number; maxLength?: number },
  ]
  return { pattern, format, minimum: minimum ?? minLength, maximum: maximum ?? maxLength }
}

const textOf = (schema: z.ZodType): fc.Arbitrary<string> => {
  const { pattern, format, minimum = 0, maximum } = boundsOf(schema)
  if (pattern !== undefined) return fc.stringMatching(pattern).filter(text => !text.includes('\n'))
  // A Base64 text that is bounded holds a SHA-256.
  if (format === 'byte')
    return fc.uint8Array(minimum > 0 ? { minLength: 32, maxLength: 32 } : {}).map(bytes => base64(bytes))
  if (format === 'date-time') return instant.map(date => date.toISOString())
  if (minimum === 36) return referenceNumber
  return fc.string({ minLength: minimum, maxLength: maximum ?? 40 })
}

const identifierOf = (shape: Record<string, z.ZodType>) =>
  fc
    .constantFrom(...Object.values(definitionOf(shape.type!).entries!))
    .chain(type => identifiers[type]!.map(value => ({ type, value })))

/** Of the kinds that have a form of their own. */
const isIdentifier = (shape: Record<string, z.ZodType>): boolean =>
  shape.type !== undefined &&
  shape.value !== undefined &&
  Object.values(definitionOf(shape.type).entries ?? {}).every(kind => kind in identifiers)

/** Members whose rule stands nowhere but in the contract's own function. */
const particular: Record<string, fc.Arbitrary<unknown>> = {
  formCode: fc.constantFrom(...formCodes),
  certificateSerialNumbers: fc.array(hex(16), { minLength: 1, maxLength: 4 }),
  fileParts: fc
    .array(
      fc.record({
        fileSize: fc.integer({ min: 1, max: 1000 }),
        fileHash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(base64),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map(parts => parts.map((part, place) => ({ ordinalNumber: place + 1, ...part }))),
  initializationVector: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(base64),
}

/** Small, and inside the bounds of the schema. */
const numberOf = ({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> => {
  const max = Math.min(maxValue ?? 50, 50)
  return fc.integer({ min: Math.max(minValue ?? 0, max < 10 ? 0 : 10), max })
}

const drawFrom = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const { type, innerType, element, shape, entries } = definitionOf(schema)
  switch (type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return fc.option(drawFrom(innerType!), { nil: type === 'nullable' ? null : undefined })
    case 'array':
      return fc.array(drawFrom(element!), { minLength: 1, maxLength: 4 })
    case 'enum':
      return fc.constantFrom(...Object.values(entries!))
    case 'boolean':
      return fc.boolean()
    case 'number':
      return numberOf(schema as z.ZodNumber)
    case 'string':
      return textOf(schema)
    case 'object':
      return isIdentifier(shape!)
        ? identifierOf(shape!)
        : fc.record(
            Object.fromEntries(
              Object.entries(shape!).map(([name, member]) => [name, particular[name] ?? drawFrom(member)]),
            ),
          )
    default:
      throw new TypeError(`nobody has said how to draw a ${type}`)
  }
}

/** So many drawn values in a row that the schema refuses mean that it is drawn wrongly. */
const PATIENCE = 10_000

export const fromSchema = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  let refused = 0
  return drawFrom(schema).filter(value => {
    const { success, error } = schema.safeParse(value)
    refused = success ? 0 : refused + 1
    if (refused > PATIENCE) throw new TypeError(`no value fits: ${error}`)
    return success
  })
}
