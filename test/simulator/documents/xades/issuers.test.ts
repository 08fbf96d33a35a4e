import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  makeCertificate,
  makePersonalCertificate,
  makeSeal,
  type SigningIdentity,
} from '../../../../client/xades/certificate.ts'
import type { VerifyOptions } from '../../../../simulator/documents/xades/issuer.ts'
import { verify } from '../../../../simulator/documents/xades/verify.ts'
import { der, forge, now, signingCertificate, signingTime, x509Data } from './forge.ts'

const valid = { validFrom: new Date(Date.UTC(2026, 0, 1)), validTo: new Date(Date.UTC(2030, 0, 1)) }
const authority = (commonName: string, issuer?: SigningIdentity) =>
  makeCertificate({ ...valid, subject: { commonName, countryName: 'PL' }, key: 'p256', authority: true, issuer })
const root = await authority('KSeF simulator test root')
const middle = await authority('KSeF simulator test authority', root)
const leaf = await makeSeal({ ...valid, nip: '5265877635', key: 'p256', issuer: middle })

const trusted = ({ certificate }: SigningIdentity) => new X509Certificate(certificate)
const check = (options: Partial<VerifyOptions>, document = forge({ by: leaf })) =>
  verify(Buffer.from(document), { now, profile: 'test', ...options })

test('an unknown issuer passes on TEST, with a warning', () => {
  expect(check({}).warnings).toEqual([
    "[sim-untrusted]: The certificate's issuer is not one the simulator trusts; DEMO and PROD refuse it.",
  ])
})

test.each([
  ['verifyCertificateChain', { verifyCertificateChain: true }],
  ['DEMO', { profile: 'demo' as const }],
  ['PROD', { profile: 'prod' as const }],
])('an unknown issuer is refused under %s', (_, options) => {
  expect(() => check(options)).toThrow('21115')
})

test('a trusted issuer is good for every profile', () => {
  const issuers = [{ certificate: trusted(middle) }]
  const { warnings, certificate } = check({ issuers, profile: 'prod', verifyCertificateChain: true })
  expect({ warnings, kind: certificate.kind }).toEqual({ warnings: [], kind: 'seal' })
})

test('what KSeF issued is of kind ksef', () => {
  expect(check({ issuers: [{ certificate: trusted(middle), ksef: true }] }).certificate.kind).toBe('ksef')
})

test('a person’s certificate by KSeF needs a person’s attributes', async () => {
  const issuers = [{ certificate: trusted(middle), ksef: true }]
  const by = await makePersonalCertificate({ ...valid, pesel: '02070803628', key: 'p256', issuer: middle })
  expect(check({ issuers }, forge({ by })).certificate).toMatchObject({ kind: 'ksef', pesel: '02070803628' })
  const nobody = await makePersonalCertificate({ ...valid, key: 'p256', issuer: middle })
  expect(() => check({ issuers }, forge({ by: nobody }))).toThrow('21115')
})

test('the chain above the signer may stand in KeyInfo, in any order', () => {
  const keyInfo = x509Data(root.certificate, leaf.certificate, middle.certificate)
  expect(check({}, forge({ by: leaf, keyInfo })).certificate.nip).toBe('5265877635')
})

test('an authority that renewed its key may stand in KeyInfo with both', async () => {
  const name = 'KSeF simulator test authority with a new key'
  const old = await authority(name)
  const renewed = await authority(name, old)
  const by = await makeSeal({ ...valid, nip: '5265877635', key: 'p256', issuer: renewed })
  const keyInfo = x509Data(by.certificate, old.certificate, renewed.certificate)
  expect(check({}, forge({ by, keyInfo })).certificate.nip).toBe('5265877635')
})

test('a certificate with the issuer’s name and another key is not its issuer', async () => {
  const impostor = await authority('KSeF simulator test authority', root)
  expect(() => check({}, forge({ by: leaf, keyInfo: x509Data(leaf.certificate, impostor.certificate) }))).toThrow(
    '21115',
  )
  expect(() => check({ issuers: [{ certificate: trusted(impostor) }], profile: 'demo' })).toThrow('21115')
})

test('a certificate that names itself as issuer and is signed by another key is refused', async () => {
  const twin = await makeSeal({ ...valid, nip: '5265877635', key: 'p256' })
  const posing = await makeCertificate({
    ...valid,
    key: 'p256',
    issuer: twin,
    subject: {
      organizationName: 'KSeF simulator test seal',
      organizationIdentifier: 'VATPL-5265877635',
      commonName: 'KSeF simulator test seal',
      countryName: 'PL',
    },
  })
  expect(() => check({}, forge({ by: posing }))).toThrow('21115')
})

test('the issuer’s certificate cannot stand for the signer’s', () => {
  const document = forge({
    by: leaf,
    keyInfo: x509Data(leaf.certificate, middle.certificate),
    facts: signingTime + signingCertificate(middle.certificate),
  })
  expect(() => check({}, document)).toThrow('9105')
  expect(der(middle.certificate)).not.toBe(der(leaf.certificate))
})
