import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePkcs12, makeSeal, readPkcs12 } from '../../../client/index.ts'
import { isInstalled } from '../../shared.ts'

const password = 'zażółć 1'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ksef-p12-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const hasOpenssl = isInstalled('openssl', 'version')
const hasKeytool = isInstalled('keytool', '-help')

describe.each(['rsa', 'p256'] as const)('a certificate with a key %s', key => {
  const written = async (ofFile = 'secret') => {
    const identity = await makeSeal({ nip: '5265877635', key })
    const file = join(folder, `${key}.p12`)
    writeFileSync(file, await makePkcs12({ ...identity, password: ofFile }))
    return { identity, file }
  }

  test('Node reads it with its password, with Polish letters, and with none', async () => {
    for (const ofFile of ['secret', password, '']) {
      const identity = await makeSeal({ nip: '5265877635', key })
      const pfx = Buffer.from(await makePkcs12({ ...identity, password: ofFile }))
      expect(() => createSecureContext({ pfx, passphrase: ofFile })).not.toThrow()
      expect(() => createSecureContext({ pfx, passphrase: 'another' })).toThrow(/mac verify failure/)
      const read = await readPkcs12(pfx, { password: ofFile })
      expect(read.certificate.trim()).toBe(identity.certificate.trim())
      expect(read.privateKey.trim()).toBe(identity.privateKey.trim())
    }
  })

  test.skipIf(!hasOpenssl)('OpenSSL gives back certificate and key', async () => {
    const { identity, file } = await written()
    const read = (...options: string[]) =>
      execFileSync('openssl', ['pkcs12', '-in', file, '-passin', 'pass:secret', '-noenc', ...options], {
        encoding: 'utf8',
      })
    expect(read('-nokeys')).toContain(identity.certificate.trim())
    expect(read('-nocerts')).toContain(identity.privateKey.trim())
    expect(read()).toContain('friendlyName: ksef')
  })

  test.skipIf(!hasKeytool)('the JDK lists it as a private key with its certificate', async () => {
    const { file } = await written()
    const text = execFileSync(
      'keytool',
      ['-J-Duser.language=en', '-list', '-v', '-keystore', file, '-storepass', 'secret'],
      {
        encoding: 'utf8',
      },
    )
    expect(text).toMatch(/Alias name: ksef/)
    expect(text).toMatch(/Entry type: PrivateKeyEntry/)
  })

  test.skipIf(!hasKeytool)('what the JDK writes is read', async () => {
    const [file, kind] = [join(folder, `jdk-${key}.p12`), key === 'rsa' ? 'RSA' : 'EC']
    const words = ['-genkeypair', '-alias', 'a', '-keyalg', kind, '-dname', 'CN=jdk', '-storetype', 'PKCS12']
    execFileSync('keytool', [...words, '-keystore', file, '-storepass', 'secret'], { stdio: 'ignore' })
    const { certificate, privateKey } = await readPkcs12(readFileSync(file), { password: 'secret' })
    expect(new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))).toBe(true)
  })
})

describe.skipIf(!hasOpenssl)('what OpenSSL writes', () => {
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' })
  const stored = async (...options: string[]) => {
    openssl('pkcs12', '-export', '-in', 'one.pem', '-passout', 'pass:secret', '-out', 'store.p12', ...options)
    return readFileSync(join(folder, 'store.p12'))
  }
  beforeAll(async () => {
    for (const [name, nip] of [
      ['one', '5265877635'],
      ['two', '7980332920'],
    ]) {
      const { certificate, privateKey } = await makeSeal({ nip: nip!, key: 'p256' })
      writeFileSync(join(folder, `${name}.pem`), `${privateKey}\n${certificate}\n`)
    }
  })

  test.each([
    ['with the chain beside', ['-certfile', 'two.pem']],
    ['without encryption', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
    ['with AES-128 and SHA-1', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha1']],
  ])('%s gives the certificate of its key', async (_, options) => {
    const { certificate, privateKey } = await readPkcs12(await stored(...options), { password: 'secret' })
    const read = new X509Certificate(certificate)
    expect(read.subject).toContain('5265877635')
    expect(read.checkPrivateKey(createPrivateKey(privateKey))).toBe(true)
  })

  test.each([
    ['another password', [], 'another', /does not open with this password/],
    ['no private key', ['-nokeys'], 'secret', /holds no private key/],
    ['an encryption of old', ['-certpbe', 'PBE-SHA1-3DES'], 'secret', /openssl pkcs12 -legacy/],
    ['no checksum', ['-nomac'], 'secret', /no checksum/],
  ])('is refused with %s', async (_, options, password, words) => {
    const file = await stored(...options)
    await expect(readPkcs12(file, { password })).rejects.toThrow(words)
  })
})

test.each([
  ['nothing', ''],
  ['PEM', '-----BEGIN'],
  ['another document', '0\x03\x02\x01\x03'],
])('%s is no PKCS#12', async (_, text) => {
  await expect(readPkcs12(Buffer.from(text, 'latin1'), { password: '' })).rejects.toThrow('is no PKCS#12')
})
