import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { plainRequest } from '../../../../simulator/documents/xades/plain-request.ts'
import { requestBySchema } from '../../../../simulator/documents/xades/request-by-schema.ts'
import type { AuthTokenRequest } from '../../../../simulator/documents/xades/stamp.ts'
import { canonicalForm } from '../../../../simulator/documents/xml/canonical-form.ts'
import { namespaces } from '../../../../simulator/documents/xml/namespaces.ts'
import { withParsed } from '../../../../simulator/documents/xml/xml.ts'
import { drawn } from '../../../properties/seed.ts'

// The schema judges: what is taken at a glance, it takes, too, and reads alike.

const plainly = (xml: string): AuthTokenRequest | undefined =>
  withParsed(Buffer.from(xml), document => plainRequest(canonicalForm(document).root))

const bySchema = (xml: string): AuthTokenRequest | KsefError => {
  try {
    return requestBySchema(Buffer.from(xml), 'enveloped')
  } catch (error) {
    if (error instanceof KsefError) return error
    throw error
  }
}

interface Shape {
  readonly namespace: string
  readonly challenge: string
  readonly context: string
  readonly subject: string
  readonly attributes: string
  readonly between: string
  readonly prefix: string
}
const usual: Shape = {
  namespace: namespaces.request20,
  challenge: '20261122-CR-226FB7B000-3ACF9BE4C0-10',
  context: 'Nip>5265877635</Nip',
  subject: 'certificateSubject',
  attributes: '',
  between: '',
  prefix: '',
}
const written = ({ namespace, challenge, context, subject, attributes, between, prefix }: Shape): string => {
  const children = [
    `<Challenge>${challenge}</Challenge>`,
    `<ContextIdentifier>${between}<${context}>${between}</ContextIdentifier>`,
    `<SubjectIdentifierType>${subject}</SubjectIdentifierType>`,
  ]
  const content = ['', ...children, ''].join(between)
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  const tag = prefix === '' ? '' : `${prefix}:`
  return `<AuthTokenRequest ${declaration}="${namespace}"${attributes}>${content}</AuthTokenRequest>`.replace(
    /<(\/?)(?=[A-Z])/g,
    `<$1${tag}`,
  )
}

const values = {
  Nip: '5265877635',
  InternalId: '5265877635-12345',
  NipVatUe: '5265877635-DE123456789',
  PeppolId: 'PPL123456',
} as const

test.each(Object.entries(values))('taken at a glance: %s %s', (type, value) => {
  const context = `${type}>${value}</${type}`
  for (const shape of [
    usual,
    { ...usual, namespace: namespaces.request21 },
    { ...usual, prefix: 'k' },
    { ...usual, between: '\r\n  ' },
    { ...usual, attributes: ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' },
    { ...usual, subject: 'certificateFingerprint' },
  ]) {
    const xml = written({ ...shape, context })
    expect(plainly(xml)).toMatchObject({ context: { type, value }, challenge: usual.challenge })
    expect(plainly(xml)).toEqual(bySchema(xml))
  }
})

test.each<Partial<Shape>>([
  { namespace: 'urn:a' },
  { challenge: `${usual.challenge} ` },
  { challenge: `${usual.challenge}<!---->` },
  { challenge: '' },
  { context: 'Nip>٥265877635</Nip' },
  { context: 'Nip>5265877635\n</Nip' },
  { context: 'Nip a="">5265877635</Nip' },
  { context: 'Nip xmlns:a="urn:a">5265877635</Nip' },
  { context: 'Nip xmlns="">5265877635</Nip' },
  { context: 'Nip>5265877635</Nip><Nip>5265877635</Nip' },
  { context: 'PeppolId>5265877635</PeppolId' },
  { context: 'constructor>5265877635</constructor' },
  { subject: 'certificateSubject</SubjectIdentifierType><SubjectIdentifierType>certificateSubject' },
  {
    subject:
      'certificateSubject</SubjectIdentifierType><AuthorizationPolicy><AllowedIps/></AuthorizationPolicy><SubjectIdentifierType>',
  },
  { attributes: ' Id="a"' },
  { attributes: ' xmlns:ż="urn:a"' },
  { between: '<!---->' },
  { between: '<?a?>' },
  { between: 'a' },
  { between: '&#13;' },
])('left to the schema: %j', change => {
  expect(plainly(written({ ...usual, ...change }))).toBeUndefined()
})

const shapes = fc.record<Shape>({
  namespace: fc.constantFrom(namespaces.request20, namespaces.request21),
  challenge: fc.constantFrom(
    usual.challenge,
    ` ${usual.challenge}`,
    usual.challenge.toLowerCase(),
    '<![CDATA[20261122-CR-226FB7B000-3ACF9BE4C0-10]]>',
    '&#50;0261122-CR-226FB7B000-3ACF9BE4C0-10',
  ),
  context: fc.oneof(
    fc.constantFrom(...Object.entries(values).map(([type, value]) => `${type}>${value}</${type}`)),
    fc
      .tuple(fc.constantFrom(...Object.keys(values)), fc.stringMatching(/^[1-9]\d{8,9}(-\w{5,12})?$/))
      .map(([type, value]) => `${type}>${value}</${type}`),
  ),
  subject: fc.constantFrom('certificateSubject', 'certificateFingerprint', 'certificate'),
  attributes: fc.constantFrom('', ' xmlns:a="urn:a"', ' xmlns:ó="urn:a"', ' a=""', ' xml:space="x"'),
  between: fc.constantFrom('', ' ', '\n', '\t', '<!---->', '<?a?>', 'a', '<Nip/>', '<a:b xmlns:a="urn:a"/>'),
  prefix: fc.constantFrom('', 'k', 'ż', '\u{10000}'),
})

test('the schema takes whatever is taken at a glance, and reads it alike', () => {
  let taken = 0
  fc.assert(
    fc.property(shapes, shape => {
      const xml = written(shape)
      const request = plainly(xml)
      if (request === undefined) return
      taken += 1
      expect(bySchema(xml)).toEqual(request)
    }),
    { ...drawn, numRuns: 3000 },
  )
  expect(taken).toBeGreaterThan(50)
})
