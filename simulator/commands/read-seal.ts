import type { SigningIdentity } from '../../client/index.ts'
import { readInput } from './files.ts'

/** DER begins so, and PEM never does. */
const sequence = 0x30

/**
 * The seal in a file, as `seal` writes it: PKCS#12, or PEM, whose key may be encrypted as KSeF's own application gives it.
 *
 * @throws Error that says what is wrong with the file
 */
export const readSeal = async (file: string, password = ''): Promise<SigningIdentity> => {
  const bytes = await readInput(file)
  const reading = bytes[0] === sequence ? fromPkcs12(bytes, password) : fromPem(bytes.toString(), password)
  return reading.catch((error: Error) => {
    throw new Error(`${file} ${error.message}`, { cause: error })
  })
}

const fromPkcs12 = async (bytes: Uint8Array, password: string): Promise<SigningIdentity> => {
  const { readPkcs12 } = await import('../../client/index.ts')
  return readPkcs12(bytes, { password })
}

const block = (kind: string) => new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----`)

const fromPem = async (pem: string, passphrase: string): Promise<SigningIdentity> => {
  const [certificate] = block('CERTIFICATE').exec(pem) ?? []
  const [key] = block('(?:RSA |EC |ENCRYPTED )?PRIVATE KEY').exec(pem) ?? []
  if (!certificate || !key) throw new Error('is no PKCS#12, and holds no certificate with a private key in PEM.')
  const { createPrivateKey, X509Certificate } = await import('node:crypto')
  const isLocked = key.includes('ENCRYPTED')
  const opened = attempt(
    () => createPrivateKey({ key, passphrase }),
    isLocked
      ? 'holds a private key that does not open with this password.'
      : 'holds a private key that cannot be read.',
  )
  const read = attempt(() => new X509Certificate(certificate), 'holds a certificate that cannot be read.')
  if (!read.checkPrivateKey(opened)) throw new Error('holds a private key that is not that of its certificate.')
  return { certificate, privateKey: opened.export({ format: 'pem', type: 'pkcs8' }) as string }
}

const attempt = <T>(work: () => T, otherwise: string): T => {
  try {
    return work()
  } catch (cause) {
    throw new Error(otherwise, { cause })
  }
}
