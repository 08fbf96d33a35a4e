import { expect, test } from 'vitest'
import { authTokenRequest } from '../../../client/xades/auth-token-request.ts'
import { schemaFaults } from '../../../simulator/documents/xades/request-schema.ts'
import { withParsed } from '../../../simulator/documents/xml/xml.ts'

const challenge = '20261122-CR-226FB7B000-3ACF9BE4C0-10'
const faults = (xml: string, version: '2.0' | '2.1' = '2.1') =>
  withParsed(Buffer.from(xml), ({ root }) => schemaFaults(root, version).faults)

test.each([
  ['Nip', '5265877635'],
  ['InternalId', '5265877635-12345'],
  ['NipVatUe', '5265877635-DE123456789'],
  ['PeppolId', 'PPL123456'],
] as const)('a request for %s keeps the schema', (type, value) => {
  const allowedIps = { ip4Addresses: ['10.0.0.1'], ip4Ranges: ['10.0.0.1-10.0.0.9'], ip4Masks: ['10.0.0.0/8'] }
  expect(faults(authTokenRequest({ challenge, context: { type, value } }))).toEqual([])
  expect(faults(authTokenRequest({ challenge, context: { type, value }, allowedIps, version: '2.0' }), '2.0')).toEqual(
    [],
  )
})

test('values are escaped', () => {
  expect(authTokenRequest({ challenge: '<&>', context: { type: 'Nip', value: ']]>' } })).toContain(
    '<Challenge>&lt;&amp;&gt;</Challenge><ContextIdentifier><Nip>]]&gt;</Nip>',
  )
})

test('the request is 2.1 and for the certificate’s subject unless said otherwise', () => {
  const xml = authTokenRequest({ challenge, context: { type: 'Nip', value: '5265877635' } })
  expect(xml).toContain('xmlns="http://ksef.mf.gov.pl/auth/token/2.1"')
  expect(xml).toContain('<SubjectIdentifierType>certificateSubject<')
})
