import { createHash, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  makeCertificate,
  makePeppolSeal,
  makePersonalCertificate,
  makeSeal,
  type SigningIdentity,
} from '../../../../client/xades/certificate.ts'
import { readCertificate } from '../../../../simulator/documents/xades/certificate.ts'
import { contextFitsSubject } from '../../../../simulator/documents/xades/context-fits-subject.ts'
import type { AuthTokenRequest, ContextType, Stamp } from '../../../../simulator/documents/xades/stamp.ts'
import { subjectIdentifierOf } from '../../../../simulator/documents/xades/subject-identifier-of.ts'
import { fixture } from './forge.ts'

const key = 'p256' as const
const read = ({ certificate }: SigningIdentity) => readCertificate(new X509Certificate(certificate).raw)
const person = (serialNumber: string) =>
  makeCertificate({
    key,
    subject: {
      givenName: 'Symulator',
      surname: 'Testowy',
      serialNumber,
      commonName: 'Symulator Testowy',
      countryName: 'PL',
    },
  })
const stampOf = (identity: SigningIdentity, request: Partial<AuthTokenRequest> = {}): Stamp => ({
  certificate: read(identity),
  request: {
    challenge: '',
    context: { type: 'Nip', value: '5265877635' },
    subjectIdentifierType: 'certificateSubject',
    version: '2.1',
    ...request,
  },
  warnings: [],
})

test('a seal is read', async () => {
  const identity = await makeSeal({ nip: '5265877635', organizationName: 'PHU "Kowalski, syn" + Ł\\# sp. z o.o.', key })
  const { raw } = new X509Certificate(identity.certificate)
  expect(read(identity)).toMatchObject({
    kind: 'seal',
    nip: '5265877635',
    selfIssued: true,
    selfSigned: true,
    fingerprint: createHash('sha256').update(raw).digest('hex').toUpperCase(),
    subject: {
      organizationName: 'PHU "Kowalski, syn" + Ł\\# sp. z o.o.',
      organizationIdentifier: 'VATPL-5265877635',
      countryName: 'PL',
    },
  })
})

test.each([
  ['TINPL-5265877635', { type: 'Nip', value: '5265877635' }],
  ['NIP-5265877635', { type: 'Nip', value: '5265877635' }],
  ['PNOPL-02070803628', { type: 'Pesel', value: '02070803628' }],
  ['PESEL-02070803628', { type: 'Pesel', value: '02070803628' }],
  ['PESEL: 02070803628', { type: 'Pesel', value: '02070803628' }],
  ['TINPL-5265877635-12345', { type: 'Nip', value: '5265877635' }],
])('the serial number %s names its person', async (serialNumber, expected) => {
  expect(subjectIdentifierOf(stampOf(await person(serialNumber)))).toEqual(expected)
})

test.each(['-02070803628', 'TINPL-111111', 'PESEL-2222222222', 'tinpl-5265877635', 'PNODE-12345678901'])(
  'the serial number %s names nobody',
  async serialNumber => {
    const stamp = stampOf(await person(serialNumber))
    expect(() => subjectIdentifierOf(stamp)).toThrow('21406')
  },
)

test('an organisation’s number is not read from a serial number, nor a person’s from an organisation', async () => {
  const both = await makeCertificate({
    key,
    subject: {
      organizationName: 'a',
      organizationIdentifier: 'NTRPL-1',
      serialNumber: 'TINPL-5265877635',
      commonName: 'a',
      countryName: 'PL',
    },
  })
  expect(read(both)).toMatchObject({ kind: 'seal', subject: { serialNumber: 'TINPL-5265877635' } })
  expect(read(both).nip).toBeUndefined()
})

test('a person with an organisation is a person', async () => {
  const identity = await makeCertificate({
    key,
    subject: {
      givenName: 'Symulator',
      surname: 'Testowy',
      serialNumber: 'PNOPL-02070803628',
      commonName: 'Symulator Testowy',
      organizationName: 'Firma',
      organizationIdentifier: 'VATPL-5265877635',
      countryName: 'PL',
    },
  })
  expect(read(identity)).toMatchObject({ kind: 'person', pesel: '02070803628', nip: undefined })
})

test('a fingerprint identifies whatever the subject says', async () => {
  const stamp = stampOf(await makePersonalCertificate({ key }), { subjectIdentifierType: 'certificateFingerprint' })
  expect(subjectIdentifierOf(stamp)).toEqual({ type: 'Fingerprint', value: stamp.certificate.fingerprint })
})

test('a Peppol provider is named by its seal and stays in its own context', async () => {
  const provider = await makePeppolSeal({ peppolId: 'PPL123456', key })
  const at = (type: ContextType, value: string) => () =>
    contextFitsSubject(stampOf(provider, { context: { type, value } }))
  expect(subjectIdentifierOf(stampOf(provider))).toEqual({ type: 'PeppolId', value: 'PPL123456' })
  expect(at('PeppolId', 'PPL123456')).not.toThrow()
  expect(at('PeppolId', 'PPL654321')).toThrow('21117')
  expect(at('Nip', '5265877635')).toThrow('21117')
})

test('nobody else enters a PeppolId context', async () => {
  const identity = await makeSeal({ nip: '5265877635', key })
  expect(() => contextFitsSubject(stampOf(identity, { context: { type: 'PeppolId', value: 'PPL123456' } }))).toThrow(
    '21117',
  )
  expect(() => contextFitsSubject(stampOf(identity))).not.toThrow()
})

test('certificates by OpenSSL are read like ours', () => {
  const { raw } = new X509Certificate(fixture('certificates/p384-person-pesel.cert.pem'))
  expect(readCertificate(raw)).toMatchObject({ kind: 'person', pesel: '02070803628', selfSigned: true })
})

test('a certificate read again is the one kept', () => {
  const { raw } = new X509Certificate(fixture('certificates/p521-seal.cert.pem'))
  expect(readCertificate(Buffer.from(raw))).toBe(readCertificate(raw))
})
