import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePkcs12, makeSeal } from '../../../client/index.ts'

const password = 'zażółć 1'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ksef-p12-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const isThere = (program: string, argument: string): boolean => {
  try {
    execFileSync(program, [argument], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

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
    }
  })

  test.skipIf(!isThere('openssl', 'version'))('OpenSSL gives back certificate and key', async () => {
    const { identity, file } = await written()
    const read = (...options: string[]) =>
      execFileSync('openssl', ['pkcs12', '-in', file, '-passin', 'pass:secret', '-noenc', ...options], {
        encoding: 'utf8',
      })
    expect(read('-nokeys')).toContain(identity.certificate.trim())
    expect(read('-nocerts')).toContain(identity.privateKey.trim())
    expect(read()).toContain('friendlyName: ksef')
  })

  test.skipIf(!isThere('keytool', '-help'))('the JDK lists it as a private key with its certificate', async () => {
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
})
