import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import {
  authTokenRequestSchema,
  type RequestVersion,
} from '../../../../simulator/documents/xades/auth-token-request-schema.ts'
import { schemaFaults } from '../../../../simulator/documents/xades/request-schema.ts'
import { sharedFile } from '../../../shared.ts'

// The published schemas judge ours. They are not part of the project: where they lie beside it, they are read.

const folder = sharedFile('spec/official/auth/schemy')
const there = folder !== undefined
const published = (version: RequestVersion): string => join(folder!, `schemat_auth_v${version.replace('.', '-')}.xsd`)

const versions: readonly RequestVersion[] = ['2.0', '2.1']
const namespace = (version: RequestVersion): string => `http://ksef.mf.gov.pl/auth/token/${version}`

/** libxml2 takes a written ^ or $ for a character, and knows no \b: 2.0 is 2.1 under its own namespace. */
const mended = (version: RequestVersion): string =>
  readFileSync(published('2.1'), 'utf8')
    .replaceAll('value="^', 'value="')
    .replaceAll('$"', '"')
    .replaceAll(namespace('2.1'), namespace(version))

const compile = (schema: string): XsdValidator => {
  const document = XmlDocument.fromString(schema)
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    document.dispose()
  }
}

const accepts = (validator: XsdValidator, document: XmlDocument): boolean => {
  try {
    validator.validate(document)
    return true
  } catch (error) {
    if (error instanceof XmlValidateError) return false
    throw error
  }
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`
const vat = [
  'ATU12345678',
  'BE0123456789',
  'IE1234567AB',
  'IE1+12345A',
  'NL+*3456789012',
  'XIGD123',
  'XI123456789',
  'ESX1234567X',
  'FRXX123456789',
  'PL1234567890',
  'RO1',
]
const nips = ['5265877635', '0265877635', '1001111111', '1011111111', '526587763', ' 5265877635']
const values: Readonly<Record<string, readonly string[]>> = {
  Nip: nips,
  InternalId: nips.map(nip => `${nip}-12345`).concat('5265877635-1234'),
  NipVatUe: vat.flatMap(number => [`5265877635-${number}`, `^5265877635-${number}$`, `5265877635${number}`]),
  PeppolId: ['PPL123456', 'PPL12345', '^PPL123456$', 'PP1123456'],
}
const address = fc
  .tuple(
    fc.constantFrom('0', '10', '255', '256', '01', '99', '100', '249', '250'),
    fc.constantFrom('.1.2.3', '.1.2', '.255.255.255', '.1.2.3.', '.1.2.300'),
  )
  .map(parts => parts.join(''))
const allowed = fc.oneof(
  address.map(text => element('Ip4Address', text)),
  fc.tuple(address, address).map(pair => element('Ip4Range', pair.join('-'))),
  fc.tuple(address, fc.constantFrom('0', '8', '32', '33', '08', '')).map(pair => element('Ip4Mask', pair.join('/'))),
)
const policy = fc
  .array(allowed, { maxLength: 12 })
  .map(entries => element('AuthorizationPolicy', element('AllowedIps', [...entries].sort().join(''))))
const context = fc
  .constantFrom(...Object.keys(values))
  .chain(name => fc.constantFrom(...(values[name] ?? [])).map(value => element(name, value)))
const body = fc.tuple(
  fc
    .constantFrom(
      '20261122-CR-226FB7B000-3ACF9BE4C0-10',
      ' 20261122-CR-226FB7B000-3ACF9BE4C0-10\n',
      '20261122-CR-226FB7B000-3ACF9BE4C0-1',
      '20261122-CR-226fb7b000-3ACF9BE4C0-10',
    )
    .map(text => element('Challenge', text)),
  fc
    .oneof(
      { weight: 9, arbitrary: context },
      { weight: 1, arbitrary: fc.constantFrom('', '<Nip>5265877635</Nip>'.repeat(2)) },
    )
    .map(text => element('ContextIdentifier', text)),
  fc
    .constantFrom('certificateSubject', ' certificateFingerprint ', 'certificate')
    .map(text => element('SubjectIdentifierType', text)),
  fc.oneof(
    fc.constant(''),
    policy,
    fc.constant('<AuthorizationPolicy/>'),
    fc.constant('<Extra/>'),
    fc.constant('text'),
  ),
)
const shuffled = fc.oneof(
  { weight: 9, arbitrary: body },
  { weight: 1, arbitrary: body.chain(pieces => fc.shuffledSubarray([...pieces])) },
)

test.skipIf(!there).each(versions)('schema %s accepts and refuses what the published one does', version => {
  const official = compile(mended(version))
  const verdicts = { accepted: 0, refused: 0 }
  fc.assert(
    fc.property(shuffled, pieces => {
      const document = XmlDocument.fromString(
        `<AuthTokenRequest xmlns="${namespace(version)}">${pieces.join('')}</AuthTokenRequest>`,
      )
      try {
        const accepted = accepts(official, document)
        verdicts[accepted ? 'accepted' : 'refused'] += 1
        expect(schemaFaults(document.root, version).faults.length === 0).toBe(accepted)
      } finally {
        document.dispose()
      }
    }),
    { seed: 20261122, numRuns: 3000 },
  )
  official.dispose()
  expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(20)
})

test.skipIf(!there)('the addresses of 2.0, as .NET reads them, are those of 2.1', () => {
  const patterns = (version: RequestVersion): RegExp[] =>
    [...readFileSync(published(version), 'utf8').matchAll(/<xsd:pattern value="([^"]*25\[0-5\][^"]*)"/g)].map(
      ([, pattern = '']) => new RegExp(`^(?:${pattern.replace(/^\^|\$$/g, '')})$`),
    )
  const [older, newer] = [patterns('2.0'), patterns('2.1')]
  expect([older.length, newer.length]).toEqual([3, 3])
  const piece = fc.constantFrom(
    '0',
    '1',
    '9',
    '10',
    '99',
    '100',
    '199',
    '200',
    '249',
    '250',
    '255',
    '256',
    '300',
    '00',
    '01',
    '.',
    '.',
    '.',
    '.',
    '-',
    '/',
    '32',
    '33',
  )
  const near = fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300), fc.nat(300)).map(numbers => numbers.join('.'))
  const text = fc.oneof(
    fc.array(piece, { maxLength: 17 }).map(pieces => pieces.join('')),
    near,
    fc.tuple(near, fc.nat(40)).map(parts => parts.join('/')),
    fc.tuple(near, near).map(parts => parts.join('-')),
  )
  fc.assert(
    fc.property(text, candidate => {
      expect(older.map(pattern => pattern.test(candidate))).toEqual(newer.map(pattern => pattern.test(candidate)))
    }),
    { seed: 20261122, numRuns: 20_000 },
  )
})

test.each(versions)('schema %s is one libxml2 can compile', version => {
  compile(authTokenRequestSchema(version)).dispose()
})
