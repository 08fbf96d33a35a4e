import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { OctetString } from 'asn1js'
import {
  type AuthenticatedSafe,
  type BagType,
  CertBag,
  ContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs'
import type { SigningIdentity } from './certificate.ts'

export interface ReadPkcs12 {
  /** Of the file; '' when it has none. */
  readonly password: string
}

/** PBES2: what OpenSSL 3, Java since 8u301, .NET and Windows ("AES256-SHA256") protect a file with. */
const pbes2 = '1.2.840.113549.1.5.13'

/**
 * Gives the private key of a PKCS#12 file (RFC 7292) and the certificate that belongs to it, both PEM. Other certificates
 * in the file are left out.
 *
 * @throws Error whose message goes on after the name of the file: "is no PKCS#12", "does not open with this password"
 */
export const readPkcs12 = async (file: Uint8Array, { password }: ReadPkcs12): Promise<SigningIdentity> => {
  const bags = await bagsOf(file, new TextEncoder().encode(password).buffer)
  const key = bags.map(bag => keyOf(bag, password)).find(it => it !== undefined)
  if (key === undefined) throw new Error('holds no private key.')
  const certificate = bags.map(certificateOf).find(it => it?.checkPrivateKey(key))
  if (certificate === undefined) throw new Error('holds no certificate of its private key.')
  return { certificate: certificate.toString(), privateKey: key.export({ format: 'pem', type: 'pkcs8' }) as string }
}

const opened = async (file: Uint8Array, password: ArrayBuffer): Promise<AuthenticatedSafe> => {
  const pfx = attempt(() => PFX.fromBER(new Uint8Array(file)), 'is no PKCS#12.')
  if (pfx.macData === undefined) throw new Error('has no checksum under a password, as PKCS#12 for keys has.')
  try {
    await pfx.parseInternalValues({ password, checkIntegrity: true })
  } catch (cause) {
    throw new Error('does not open with this password.', { cause })
  }
  return pfx.parsedValue!.authenticatedSafe!
}

const bagsOf = async (file: Uint8Array, password: ArrayBuffer): Promise<readonly BagType[]> => {
  const { safeContents } = await opened(file, password)
  const safes = await Promise.all(safeContents.map(content => safeOf(content, password)))
  return safes.flatMap(({ safeBags }) => safeBags.map(({ bagValue }) => bagValue))
}

const safeOf = async ({ contentType, content }: ContentInfo, password: ArrayBuffer): Promise<SafeContents> => {
  if (contentType === ContentInfo.DATA) return SafeContents.fromBER((content as OctetString).getValue())
  if (contentType !== ContentInfo.ENCRYPTED_DATA) throw new Error('is locked with a certificate instead of a password.')
  const locked = new EncryptedData({ schema: content })
  if (locked.encryptedContentInfo.contentEncryptionAlgorithm.algorithmId !== pbes2)
    throw new Error(
      'is protected as files of old were (RC2 or 3DES). Write it anew: openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW.',
    )
  return SafeContents.fromBER(await locked.decrypt({ password }))
}

/** Node opens keys that are protected in an old way, too. */
const keyOf = (bag: BagType, passphrase: string): KeyObject | undefined => {
  const isShrouded = bag instanceof PKCS8ShroudedKeyBag
  if (!isShrouded && !(bag instanceof PrivateKeyInfo)) return undefined
  const key = Buffer.from(bag.toSchema().toBER())
  const form = { key, format: 'der', type: 'pkcs8' } as const
  return attempt(
    () => createPrivateKey(isShrouded ? { ...form, passphrase } : form),
    'holds a private key that cannot be read.',
  )
}

const certificateOf = (bag: BagType): X509Certificate | undefined =>
  bag instanceof CertBag
    ? attempt(
        () => new X509Certificate(Buffer.from(bag.parsedValue.toSchema().toBER())),
        'holds a certificate that cannot be read.',
      )
    : undefined

const attempt = <T>(work: () => T, otherwise: string): T => {
  try {
    return work()
  } catch (cause) {
    throw new Error(otherwise, { cause })
  }
}
