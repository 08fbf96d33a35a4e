import type { SigningIdentity } from '../../client/index.ts'
import { readInput } from './files.ts'

const block = (kind: string) => new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----`)

/** What is wrong with a key and a certificate in PEM; undefined when they belong together. */
const faultOf = async ({ certificate, privateKey }: SigningIdentity): Promise<string | undefined> => {
  const { createPrivateKey, X509Certificate } = await import('node:crypto')
  try {
    const fits = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))
    return fits ? undefined : 'holds a private key that is not that of its certificate.'
  } catch {
    return 'holds a certificate or a private key that cannot be read.'
  }
}

/** The seal in a PEM file, as `seal` writes it. @throws Error that says what is wrong with the file. */
export const readSeal = async (file: string): Promise<SigningIdentity> => {
  const pem = (await readInput(file)).toString()
  const [certificate] = block('CERTIFICATE').exec(pem) ?? []
  const [privateKey] = block('(?:RSA |EC )?PRIVATE KEY').exec(pem) ?? []
  if (!certificate || !privateKey)
    throw new Error(`${file} holds no certificate with an unencrypted private key in PEM.`)
  const fault = await faultOf({ certificate, privateKey })
  if (fault !== undefined) throw new Error(`${file} ${fault}`)
  return { certificate, privateKey }
}
