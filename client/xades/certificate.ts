import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { oidOf } from '../../contracts/ksef/subject-attributes.ts'

export type KeyKind = 'rsa' | 'rsa3072' | 'rsa4096' | 'p256' | 'p384' | 'p521'

/** A certificate with its private key, both PEM. */
export interface SigningIdentity {
  readonly certificate: string
  readonly privateKey: string
}

/** Attributes of a subject, in the order in which they will stand; values are taken as they are. */
export type SubjectAttributes = Readonly<Record<string, string | null | undefined>>

export interface Validity {
  /** Default: one minute ago, as clocks differ. */
  readonly validFrom?: Date
  /** Default: one year after validFrom. */
  readonly validTo?: Date
}

export interface CertificateOptions extends Validity {
  readonly subject: SubjectAttributes
  /** Default 'rsa': RSA with 2048 bits. */
  readonly key?: KeyKind
  /** Who signs the certificate; without it the certificate signs itself. */
  readonly issuer?: SigningIdentity
  /** A key pair made before: RSA keys take 0.2 s to find. */
  readonly keys?: CryptoKeyPair
  /** An authority's certificate, which may issue others. */
  readonly authority?: boolean
}

const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
})
const algorithms: Readonly<Record<KeyKind, RsaHashedKeyGenParams | (EcKeyGenParams & { hash: string })>> = {
  rsa: rsa(2048),
  rsa3072: rsa(3072),
  rsa4096: rsa(4096),
  p256: { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' },
  p384: { name: 'ECDSA', hash: 'SHA-384', namedCurve: 'P-384' },
  p521: { name: 'ECDSA', hash: 'SHA-512', namedCurve: 'P-521' },
}

export const algorithmOf = (key: KeyKind) => algorithms[key]

x509.cryptoProvider.set(crypto)

/** A plain string would be read as RFC 2253 and lose quotes, so every value is handed over with its type. */
const typedValue = (name: string, text: string): x509.JsonAttributeObject =>
  name === 'countryName' ? { printableString: text } : { utf8String: text }

export const nameOf = (subject: SubjectAttributes): x509.Name =>
  new x509.Name(
    Object.entries(subject).flatMap(([name, text]) =>
      text == null ? [] : [{ [oidOf(name)]: [typedValue(name, text)] }],
    ),
  )

const importIssuer = async ({ certificate, privateKey }: SigningIdentity) => {
  const issuer = new x509.X509Certificate(certificate)
  const pkcs8 = x509.PemConverter.decodeFirst(privateKey)
  const { name, namedCurve } = issuer.publicKey.algorithm as EcKeyAlgorithm
  const hash = { 'P-384': 'SHA-384', 'P-521': 'SHA-512' }[namedCurve] ?? 'SHA-256'
  const signingAlgorithm = { name, namedCurve, hash }
  const signingKey = await crypto.subtle.importKey('pkcs8', pkcs8, signingAlgorithm, false, ['sign'])
  return { issuer: issuer.subjectName, signingKey, signingAlgorithm }
}

/** Sixteen hexadecimal digits as KSeF's own serials; the first octet is not zero, which DER would drop. */
const drawSerial = (): string => {
  const [first = 0, ...rest] = crypto.getRandomValues(new Uint8Array(8))
  return [(first & 0x7f) | 0x40, ...rest].map(octet => octet.toString(16).padStart(2, '0')).join('')
}

const extensionsOf = (authority: boolean): x509.Extension[] => {
  const { digitalSignature, nonRepudiation, keyCertSign, cRLSign } = x509.KeyUsageFlags
  const usages = authority ? keyCertSign | cRLSign : digitalSignature | nonRepudiation
  return [new x509.BasicConstraintsExtension(authority, undefined, true), new x509.KeyUsagesExtension(usages, true)]
}

/** Makes a certificate for a subject, self-signed or issued. */
export const makeCertificate = async (options: CertificateOptions): Promise<SigningIdentity> => {
  const algorithm = algorithms[options.key ?? 'rsa']
  const keys = options.keys ?? ((await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair)
  const notBefore = options.validFrom ?? new Date(Date.now() - 60_000)
  const notAfter = options.validTo ?? new Date(notBefore.getTime() + 365 * 86_400_000)
  const subject = nameOf(options.subject)
  const signer =
    options.issuer === undefined
      ? { issuer: subject, signingKey: keys.privateKey, signingAlgorithm: algorithm }
      : await importIssuer(options.issuer)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: drawSerial(),
    subject,
    issuer: signer.issuer,
    notBefore,
    notAfter,
    publicKey: keys.publicKey,
    signingKey: signer.signingKey,
    signingAlgorithm: signer.signingAlgorithm,
    extensions: extensionsOf(options.authority ?? false),
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { certificate: certificate.toString('pem'), privateKey: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') }
}

export interface MakeOptions extends Validity {
  readonly key?: KeyKind
  readonly keys?: CryptoKeyPair
  readonly issuer?: SigningIdentity
}

/** An organisation's seal with NIP. Self-signed ones are taken by TEST only. */
export const makeSeal = ({
  nip,
  organizationName = 'KSeF simulator test seal',
  ...options
}: MakeOptions & { readonly nip: string; readonly organizationName?: string }): Promise<SigningIdentity> =>
  makeCertificate({
    ...options,
    subject: {
      organizationName,
      organizationIdentifier: `VATPL-${nip}`,
      commonName: organizationName,
      countryName: 'PL',
    },
  })

export interface Person {
  readonly nip?: string
  readonly pesel?: string
  readonly givenName?: string
  readonly surname?: string
}

/** A person's certificate, by PESEL or else by NIP; with neither it identifies nobody but by its fingerprint. */
export const makePersonalCertificate = ({
  nip,
  pesel,
  givenName = 'Symulator',
  surname = 'Testowy',
  ...options
}: MakeOptions & Person): Promise<SigningIdentity> =>
  makeCertificate({
    ...options,
    subject: {
      givenName,
      surname,
      serialNumber: pesel === undefined ? nip && `TINPL-${nip}` : `PNOPL-${pesel}`,
      commonName: `${givenName} ${surname}`,
      countryName: 'PL',
    },
  })

/** The seal of a Peppol provider: its identifier stands for the organisation (P, two letters, six digits). */
export const makePeppolSeal = ({
  peppolId,
  organizationName = 'KSeF simulator test provider',
  ...options
}: MakeOptions & { readonly peppolId: string; readonly organizationName?: string }): Promise<SigningIdentity> =>
  makeCertificate({
    ...options,
    subject: { organizationName, organizationIdentifier: peppolId, commonName: peppolId, countryName: 'PL' },
  })
