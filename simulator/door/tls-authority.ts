import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { readingReason } from '../documents/system-error.ts'
import { certificateMaker } from '../runtime/certificate-maker.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** Who certifies that a port of https is the simulator's, as PEM. */
export interface TlsAuthority {
  /** PKCS#8. */
  readonly privateKey: string
  readonly certificate: string
}

/** By the machine's own: callers compare with the time that it is, whatever our clock shows. */
export type Machine = Pick<Runtime, 'now' | 'random'>

const DAY = 86_400_000
export const tlsKeys = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** Sixteen octets; the first is above zero, which DER would drop, and says no minus. */
export const drawSerial = ({ random }: Machine): string => {
  const octets = Buffer.from(random(16))
  octets[0] = (octets[0]! & 0x7f) | 0x40
  return octets.toString('hex')
}

/** From yesterday, for clocks that go wrong. */
export const validFor = (days: number, { now }: Machine) => ({
  notBefore: new Date(now() - DAY),
  notAfter: new Date(now() + days * DAY),
})

/** A new one, for ten years. Two of them have two names: a browser keeps them apart by it. */
export const makeTlsAuthority = async (machine: Machine): Promise<TlsAuthority> => {
  const x509 = await certificateMaker()
  const keys = await webcrypto.subtle.generateKey(tlsKeys, true, ['sign', 'verify'])
  const serialNumber = drawSerial(machine)
  const { keyCertSign, cRLSign } = x509.KeyUsageFlags
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber,
    name: `O=ksef-simulator, CN=ksef-simulator local CA ${serialNumber.slice(0, 8)}`,
    ...validFor(3650, machine),
    keys,
    signingAlgorithm: tlsKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const privateKey = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { privateKey: `${privateKey}\n`, certificate: `${certificate.toString('pem')}\n` }
}

/** @throws Error with a sentence for what is no authority, or one whose time is over */
const readAuthority = (text: string, file: string, { now }: Machine): TlsAuthority => {
  let certificate: X509Certificate
  let isPair: boolean
  const privateKey = () => createPrivateKey(text)
  try {
    certificate = new X509Certificate(text)
    isPair = certificate.ca && certificate.checkPrivateKey(privateKey())
  } catch (cause) {
    throw new Error(`${file} holds no CA: it has a private key and its certificate, as PEM.`, { cause })
  }
  if (!isPair)
    throw new Error(`${file} holds no CA: its certificate is no authority's, or not that of its private key.`)
  if (now() >= Date.parse(certificate.validTo))
    throw new Error(
      `The CA in ${file} was valid until ${certificate.validTo}. Take the file away, and a new one is made.`,
    )
  return {
    privateKey: privateKey().export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: certificate.toString(),
  }
}

const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(readingReason(cause, file), { cause })
  }
}

/**
 * That of a file, made once: whoever trusts it goes on trusting. The file is its owner's alone, for it has the private key.
 * @throws Error with a sentence for a file that cannot be used
 */
export const keptTlsAuthority = async (file: string, machine: Machine): Promise<TlsAuthority> => {
  const kept = await readIfThere(file)
  if (kept !== undefined) return readAuthority(kept, file, machine)
  const made = await makeTlsAuthority(machine)
  try {
    await writeFile(file, made.privateKey + made.certificate, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new Error(readingReason(cause, file, 'written'), { cause })
  }
  return made
}
