import * as x509 from '@peculiar/x509'
import { BmpString, OctetString } from 'asn1js'
import {
  Attribute,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs'
import type { SigningIdentity } from './certificate.ts'

export interface MakePkcs12 extends SigningIdentity {
  readonly password: string
  /** What a store of keys calls it; 'ksef' when not given. */
  readonly name?: string
}

/** As OpenSSL 3 and the JDK write it today (RFC 9579 asks for at least so many rounds): Windows 10, .NET and Java 8u301 read it. */
const protection = { contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 }, hmacHashAlgorithm: 'SHA-256' }
const iterationCount = 10_000

const friendlyName = '1.2.840.113549.1.9.20'
const localKeyId = '1.2.840.113549.1.9.21'
const keyBag = '1.2.840.113549.1.12.10.1.2'
const certificateBag = '1.2.840.113549.1.12.10.1.3'

/** A certificate with its private key in one file with a password (PKCS#12, RFC 7292): what Java, .NET and Windows take. */
export const makePkcs12 = async ({
  certificate,
  privateKey,
  password,
  name = 'ksef',
}: MakePkcs12): Promise<Uint8Array<ArrayBuffer>> => {
  const key = new Uint8Array(x509.PemConverter.decodeFirst(privateKey))
  const issued = new Uint8Array(x509.PemConverter.decodeFirst(certificate))
  const secret = new TextEncoder().encode(password).buffer
  const shrouded = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(key) })
  await shrouded.makeInternalValues({
    password: secret,
    ...protection,
    iterationCount,
    contentEncryptionAlgorithm: withVector(),
  })
  const bagAttributes = attributesOf(name, new Uint8Array(await crypto.subtle.digest('SHA-1', issued)))
  const keys = new SafeBag({ bagId: keyBag, bagValue: shrouded, bagAttributes })
  const bagValue = new CertBag({ parsedValue: Certificate.fromBER(issued) })
  const certificates = new SafeBag({ bagId: certificateBag, bagValue, bagAttributes })
  const safe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new SafeContents({ safeBags: [keys] }) },
        { privacyMode: 1, value: new SafeContents({ safeBags: [certificates] }) },
      ],
    },
  })
  await safe.makeInternalValues({
    safeContents: [{}, { password: secret, ...protection, iterationCount, contentEncryptionAlgorithm: withVector() }],
  })
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } })
  await pfx.makeInternalValues({
    password: secret,
    iterations: iterationCount,
    pbkdf2HashAlgorithm: { name: 'SHA-256' },
    hmacHashAlgorithm: 'SHA-256',
  })
  return new Uint8Array(pfx.toSchema().toBER())
}

const withVector = () => ({ ...protection.contentEncryptionAlgorithm, iv: crypto.getRandomValues(new Uint8Array(16)) })

/** Key and certificate belong together by the same identifier: the SHA-1 of the certificate, as OpenSSL writes it. */
const attributesOf = (name: string, id: Uint8Array<ArrayBuffer>): Attribute[] => [
  new Attribute({ type: friendlyName, values: [new BmpString({ value: name })] }),
  new Attribute({ type: localKeyId, values: [new OctetString({ valueHex: id.buffer })] }),
]
