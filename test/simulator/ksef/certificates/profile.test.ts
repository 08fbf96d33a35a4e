import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCertificateRequest } from '../../../../client/xades/certificate-request.ts'
import { authorityCertificate } from '../../../../simulator/ksef/keys/authority.ts'
import { isInstalled } from '../../../shared.ts'
import { simulated } from '../../simulated.ts'

/** What we issue, as other programs read it (certificates-093, certificates-050, certificates-051). */

const nip = '5265877635'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ksef-certificates-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const issuedFile = async (certificateType: 'Authentication' | 'Offline', key: 'p256' | 'rsa') => {
  const { signedIn } = simulated({ seed: 3 })
  const owner = await signedIn(nip)
  const { csr } = await makeCertificateRequest({ subject: await owner.certificates.enrollmentData(), key })
  const body = { certificateName: 'Profile', certificateType, csr }
  const { referenceNumber } = await owner.certificates.enroll({ body })
  const { certificateSerialNumber } = await owner.certificates.enrollmentStatus({ params: { referenceNumber } })
  const { certificates } = await owner.certificates.retrieve({
    body: { certificateSerialNumbers: [certificateSerialNumber!] },
  })
  const der = Buffer.from(certificates[0]!.certificate, 'base64')
  const path = join(folder, `${certificateType}-${key}.der`)
  writeFileSync(path, der)
  return { path, serialNumber: certificateSerialNumber! }
}

const kinds = [
  ['Authentication', 'p256', 'Digital Signature'],
  ['Authentication', 'rsa', 'Digital Signature'],
  ['Offline', 'p256', 'Non Repudiation'],
  ['Offline', 'rsa', 'Non Repudiation'],
] as const

test.skipIf(!isInstalled('openssl', 'version')).each(kinds)(
  'OpenSSL reads and verifies a certificate of type %s with a key %s',
  async (type, key, usage) => {
    const { path, serialNumber } = await issuedFile(type, key)
    const text = execFileSync('openssl', ['x509', '-inform', 'DER', '-in', path, '-noout', '-text'], {
      encoding: 'utf8',
    })
    const extensions = [...text.matchAll(/^ {12}(X509v3 [^:]+|[\w-]+): ?(critical)?/gm)].map(it =>
      it.slice(1, 3).join(' '),
    )
    expect(extensions.map(it => it.trim())).toEqual([
      'X509v3 Authority Key Identifier',
      'X509v3 Basic Constraints critical',
      'X509v3 Key Usage critical',
      'X509v3 Subject Key Identifier',
      'qcStatements',
    ])
    expect(text).toMatch(new RegExp(`Key Usage: critical\\s+${usage}\n`))
    expect(text).toMatch(/Signature Algorithm: ecdsa-with-SHA256/)
    expect(text).toMatch(/Subject: C *= *PL, organizationIdentifier *= *VATPL-5265877635, O *= *[^,]+, CN *= */)
    expect(text.replace(/[\s:]/g, '').toUpperCase()).toContain(
      `SERIALNUMBER${serialNumber}`.replace(/^SERIALNUMBER0*/, ''),
    )
    const authority = join(folder, 'authority.pem')
    writeFileSync(authority, authorityCertificate.toString())
    const at = String(Date.parse('2026-11-23T00:00:00Z') / 1000)
    const certificate = execFileSync('openssl', ['x509', '-inform', 'DER', '-in', path], { encoding: 'utf8' })
    const pem = `${path}.pem`
    writeFileSync(pem, certificate)
    expect(execFileSync('openssl', ['verify', '-attime', at, '-CAfile', authority, pem], { encoding: 'utf8' })).toMatch(
      /: OK/,
    )
  },
)

test.skipIf(!isInstalled('keytool', '-help')).each(kinds)(
  'the JDK reads a certificate of type %s with a key %s',
  async (type, key) => {
    const { path, serialNumber } = await issuedFile(type, key)
    const text = execFileSync('keytool', ['-J-Duser.language=en', '-printcert', '-file', path], { encoding: 'utf8' })
    expect(text).toMatch(new RegExp(`Serial number: ${serialNumber.replace(/^0+/, '').toLowerCase()}`))
    expect(text).toMatch(/Signature algorithm name: SHA256withECDSA/)
    expect(text).toMatch(/1\.3\.6\.1\.5\.5\.7\.1\.3/)
  },
)
