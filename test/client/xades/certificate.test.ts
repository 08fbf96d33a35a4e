import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  makeCertificate,
  makePeppolSeal,
  makePersonalCertificate,
  makeSeal,
} from '../../../client/xades/certificate.ts'

const key = 'p256' as const
const read = ({ certificate }: { certificate: string }) => new X509Certificate(certificate)

test('a seal names its organisation', async () => {
  expect(read(await makeSeal({ nip: '5265877635', key })).subject.split('\n')).toEqual([
    'O=KSeF simulator test seal',
    'organizationIdentifier=VATPL-5265877635',
    'CN=KSeF simulator test seal',
    'C=PL',
  ])
})

test('a person is named by PESEL, by NIP, or not at all', async () => {
  expect(read(await makePersonalCertificate({ pesel: '02070803628', key })).subject).toContain(
    'serialNumber=PNOPL-02070803628',
  )
  expect(read(await makePersonalCertificate({ nip: '5265877635', key })).subject).toContain(
    'serialNumber=TINPL-5265877635',
  )
  expect(read(await makePersonalCertificate({ key })).subject).not.toContain('serialNumber')
})

test('a Peppol provider is named by its identifier', async () => {
  expect(read(await makePeppolSeal({ peppolId: 'PPL123456', key })).subject).toContain(
    'organizationIdentifier=PPL123456',
  )
})

test('a certificate signs itself and is in force at once', async () => {
  const certificate = read(await makeSeal({ nip: '5265877635', key }))
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now())
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now())
})

test('the dates may be chosen', async () => {
  const certificate = read(
    await makeSeal({
      nip: '5265877635',
      key,
      validFrom: new Date('2020-01-01T00:00:00Z'),
      validTo: new Date('2021-01-01T00:00:00Z'),
    }),
  )
  expect([certificate.validFrom, certificate.validTo]).toEqual(['Jan  1 00:00:00 2020 GMT', 'Jan  1 00:00:00 2021 GMT'])
})

test('values are taken as they are', async () => {
  const organizationName = 'PHU "Kowalski", Ł\\# + syn = #1'
  const certificate = read(await makeSeal({ nip: '5265877635', organizationName, key }))
  expect(certificate.raw.includes(Buffer.from(organizationName))).toBe(true)
})

test('a serial has sixteen hexadecimal digits, as KSeF’s own', async () => {
  expect(read(await makeSeal({ nip: '5265877635', key })).serialNumber).toMatch(/^[0-9A-F]{16}$/)
})

test('an authority issues certificates of any key', async () => {
  for (const authorityKey of ['p256', 'p384', 'rsa'] as const) {
    const authority = await makeCertificate({ subject: { commonName: 'CA' }, key: authorityKey, authority: true })
    const issued = read(await makeSeal({ nip: '5265877635', key, issuer: authority }))
    expect(issued.checkIssued(read(authority)) && issued.verify(read(authority).publicKey)).toBe(true)
  }
})
