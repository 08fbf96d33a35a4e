import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { authTokenRequest } from '../../../client/xades/auth-token-request.ts'
import { makePersonalCertificate, makeSeal } from '../../../client/xades/certificate.ts'
import {
  type DigestMethodName,
  digestMethods,
  type SignatureMethodName,
  signatureMethods,
} from '../../../client/xades/methods.ts'
import { type SignOptions, sign } from '../../../client/xades/sign.ts'
import { verify } from '../../../simulator/documents/xades/verify.ts'
import { isInstalled } from '../../shared.ts'

const request = authTokenRequest({
  challenge: '20261122-CR-226FB7B000-3ACF9BE4C0-10',
  context: { type: 'Nip', value: '5265877635' },
})
const rsa = await makeSeal({ nip: '5265877635' })
const elliptic = await makePersonalCertificate({ pesel: '02070803628', key: 'p256' })
const identityFor = (method: string) => (method.startsWith('rsa') ? rsa : elliptic)
const accept = (signed: string) => verify(Buffer.from(signed), { now: Date.now(), profile: 'test' })

const methods = Object.keys(signatureMethods) as SignatureMethodName[]
const digests = Object.keys(digestMethods) as DigestMethodName[]

test('the defaults are what KSeF’s own clients write', () => {
  const signed = sign(request, rsa)
  expect(signed).toContain('<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"')
  expect(signed).toContain('<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"')
  expect(signed).toContain('<xades:SigningCertificate>')
  expect(signed).toMatch(/<ds:Reference URI=""[\s\S]*<ds:Reference URI="#SignedProperties"/)
  expect(accept(signed).certificate.nip).toBe('5265877635')
})

test.each(methods.flatMap(method => digests.map(digest => ({ method, digest }))))(
  'accepted: $method with $digest',
  options => {
    expect(accept(sign(request, identityFor(options.method), options)).request.context.value).toBe('5265877635')
  },
)

test.each(['p256', 'p384', 'p521', 'rsa3072'] as const)('the method follows the key: %s', async key => {
  const signed = sign(request, await makeSeal({ nip: '5265877635', key }))
  const expected = { p256: 'ecdsa-sha256', p384: 'ecdsa-sha384', p521: 'ecdsa-sha512', rsa3072: 'rsa-sha256' }[key]
  expect(signed).toContain(`#${expected}"`)
  expect(accept(signed).certificate.kind).toBe('seal')
})

test.each<SignOptions>([{ signingCertificate: 'v2' }, { canonicalization: 'c14n' }, { signingTime: new Date(0) }])(
  'accepted with %o',
  options => {
    expect(accept(sign(request, elliptic, options)).certificate.pesel).toBe('02070803628')
  },
)

test('a name with XML characters in it is signed and accepted', async () => {
  const identity = await makeSeal({ nip: '5265877635', organizationName: 'A & B <"C"> sp. z o.o.', key: 'p256' })
  expect(accept(sign(request, identity)).certificate.subject.organizationName).toBe('A & B <"C"> sp. z o.o.')
})

test('xml-crypto agrees with its own signature', () => {
  const signed = sign(request, rsa)
  const checker = new SignedXml({ publicCert: rsa.certificate })
  checker.loadSignature(/<ds:Signature [\s\S]*<\/ds:Signature>/.exec(signed)?.[0] ?? '')
  expect(checker.checkSignature(signed)).toBe(true)
})

const xmlsec = isInstalled('xmlsec1')
const folder = mkdtempSync(join(tmpdir(), 'ksef-xades-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** xmlsec1 1.2 knows neither SHA-3 nor PSS. */
const known = methods.filter(method => !/sha3|pss/.test(method))

test.skipIf(!xmlsec).each(known)('xmlsec1 verifies %s', method => {
  const path = join(folder, `${method}.xml`)
  writeFileSync(path, sign(request, identityFor(method), { method }))
  const id = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties']
  expect(String(spawnSync('xmlsec1', ['--verify', '--insecure', ...id, path]).stderr)).toMatch(/^OK\n/)
})
