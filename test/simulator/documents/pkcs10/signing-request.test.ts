import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCertificateRequest } from '../../../../client/xades/certificate-request.ts'
import { type ErrorName, KsefError } from '../../../../contracts/ksef/errors.ts'
import { readSigningRequest } from '../../../../simulator/documents/pkcs10/signing-request.ts'
import { officialDocument } from '../../../drift/official.ts'
import { worstKeys } from '../../../hostile/worst-keys.ts'
import { isInstalled } from '../../../shared.ts'
import { bitString, integer, oid, sequence } from '../xades/der-writer.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ksef-csr-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const subject = '/C=PL/O=Firma/CN=Firma Kowalski'
const bySsl = (...options: string[]): Buffer =>
  execFileSync(
    'openssl',
    [
      'req',
      '-new',
      '-nodes',
      '-subj',
      subject,
      '-utf8',
      '-outform',
      'DER',
      '-keyout',
      join(folder, 'key.pem'),
      ...options,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
const rsa = ['-newkey', 'rsa:2048']
const ec = (curve: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`]
const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt']

const outcome = (der: Buffer): ErrorName | 'taken' => {
  try {
    readSigningRequest(der)
    return 'taken'
  } catch (error) {
    if (!(error instanceof KsefError)) throw error
    return error.error
  }
}

const document = officialDocument() as unknown as
  | { paths: Record<string, { post: { requestBody: { content: Record<string, { example: { csr: string } }> } } }> }
  | undefined

test.skipIf(document === undefined)("the official document's sample is taken: RSA-PSS with a salt of 32", () => {
  const { content } = document!.paths['/certificates/enrollments']!.post.requestBody
  const { subject: read, others } = readSigningRequest(Buffer.from(content['application/json']!.example.csr, 'base64'))
  expect(others).toEqual([])
  expect(read).toEqual({
    commonName: 'Firma Kowalski Certyfikat',
    organizationName: 'Firma Kowalski Sp. z o.o.',
    organizationIdentifier: '7762811692',
    countryName: 'PL',
    serialNumber: 'ABC123456789',
    uniqueIdentifier: 'd9d22724-4696-460c-9e5e-b9e3aafb0af3',
  })
})

describe.skipIf(!isInstalled('openssl', 'version'))('a request that OpenSSL made', () => {
  test.each([
    ['taken', 'RSA, SHA-1', [...rsa, '-sha1']],
    ['taken', 'RSA, SHA-256', [...rsa, '-sha256']],
    ['taken', 'RSA, SHA-384', [...rsa, '-sha384']],
    ['taken', 'RSA, SHA-512', [...rsa, '-sha512']],
    ['taken', 'RSA-PSS, SHA-256, salt as long as the hash', [...rsa, '-sha256', ...pss, 'rsa_pss_saltlen:32']],
    ['taken', 'RSA-PSS, SHA-512, salt of 20', [...rsa, '-sha512', ...pss, 'rsa_pss_saltlen:20']],
    ['taken', 'RSA-PSS, SHA-1', [...rsa, '-sha1', ...pss, 'rsa_pss_saltlen:20']],
    ['taken', 'ECDSA, SHA-1', [...ec('P-256'), '-sha1']],
    ['taken', 'ECDSA, SHA-256', [...ec('P-256'), '-sha256']],
    ['taken', 'ECDSA, SHA-512', [...ec('P-256'), '-sha512']],
    ['csrAlgorithmNotAllowed', 'RSA, SHA-224', [...rsa, '-sha224']],
    ['csrAlgorithmNotAllowed', 'RSA-PSS, SHA-224', [...rsa, '-sha224', ...pss, 'rsa_pss_saltlen:20']],
    ['csrAlgorithmNotAllowed', 'ECDSA, SHA-224', [...ec('P-256'), '-sha224']],
    ['csrKeyNotAllowed', 'RSA of 1024 bits', ['-newkey', 'rsa:1024']],
    ['csrKeyNotAllowed', 'RSA of 3072 bits', ['-newkey', 'rsa:3072']],
    ['csrKeyNotAllowed', 'P-384', ec('P-384')],
    ['csrKeyNotAllowed', 'secp256k1', ec('secp256k1')],
    ['csrKeyNotAllowed', 'a P-256 with written-out parameters', [...ec('P-256'), '-pkeyopt', 'ec_param_enc:explicit']],
    ['csrKeyNotAllowed', 'Ed25519', ['-newkey', 'ed25519']],
    ['csrKeyNotAllowed', 'a key for RSA-PSS alone', ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048']],
  ] as const)('ends as %s: %s', (expected, _, options) => {
    expect(outcome(bySsl(...options))).toBe(expected)
  })
})

const made = Buffer.from(
  (await makeCertificateRequest({ subject: { countryName: 'PL', commonName: 'Zażółć gęślą jaźń' } })).csr,
  'base64',
)
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))

test.each(worstKeys)('no request is taken for $title', ({ spki }) => {
  const info = sequence(integer('00'), sequence(), spki, Buffer.of(0xa0, 0))
  const outcomes: (ErrorName | 'taken')[] = ['csrKeyNotAllowed', 'invalidCsr']
  expect(outcomes).toContain(outcome(sequence(info, ecdsaWithSha256, bitString(Buffer.of(0x30, 0)))))
})

test('octets behind the request, or of its version, are refused', () => {
  expect(outcome(made)).toBe('taken')
  expect(outcome(Buffer.concat([made, Buffer.of(0)]))).toBe('invalidCsr')
})

test('whatever changes in a request, it is refused in words, and nothing ends the process', () => {
  fc.assert(
    fc.property(fc.nat(made.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const octets = Buffer.from(made)
      octets[place] = octets[place]! ^ change
      expect(['invalidCsr', 'csrKeyNotAllowed', 'csrAlgorithmNotAllowed']).toContain(outcome(octets))
    }),
    { numRuns: 1500 },
  )
})

test('nothing random is taken, and its reading ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), octets => {
      expect(outcome(Buffer.from(octets))).not.toBe('taken')
    }),
    { numRuns: 500 },
  )
})
