import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { bitString, element, integer, number, octetString, oid, sequence, utcTime } from './der-writer.ts'
import { person, type Signer } from './forge.ts'

/** Certificates as no library makes them: every field is what the test says. */
export interface CertificateShape {
  /** DER SubjectPublicKeyInfo; default that of `by`. */
  readonly key: Uint8Array
  /** Whose key stands in the certificate and signs it. */
  readonly by: Signer
  /** Contents of the version in hexadecimal; 02 is version 3. */
  readonly version: string
  /** Contents in hexadecimal. */
  readonly serial: string
  readonly notBefore: Uint8Array
  readonly notAfter: Uint8Array
  readonly extensions: readonly Uint8Array[]
  /** DER AlgorithmIdentifier of the signature; default that of the key of `by`. */
  readonly algorithm: Uint8Array
  /** Signs the octets it is given; default with the key of `by`. */
  readonly sign: (octets: Uint8Array) => Uint8Array
}

const attribute = (type: string, value: string): Buffer =>
  element(0x31, sequence(oid(type), element(12, Buffer.from(value))))
/** A seal's. */
const name = sequence(
  attribute('2.5.4.10', 'KSeF simulator test seal'),
  attribute('2.5.4.97', 'VATPL-5265877635'),
  attribute('2.5.4.3', 'KSeF simulator test seal'),
  attribute('2.5.4.6', 'PL'),
)

export const spkiOf = ({ certificate }: Signer): Buffer =>
  createPublicKey(certificate).export({ type: 'spki', format: 'der' })

export const rsaSpki = (modulus: bigint, exponent: bigint): Buffer =>
  sequence(sequence(oid('1.2.840.113549.1.1.1'), element(5)), bitString(sequence(number(modulus), number(exponent))))

/** @param point octets of the point; @param curve the parameters, by default P-256. */
export const ecSpki = (point: Uint8Array, curve: Uint8Array = oid('1.2.840.10045.3.1.7')): Buffer =>
  sequence(sequence(oid('1.2.840.10045.2.1'), curve), bitString(point))

export const extension = (type: string, contents: Uint8Array, critical = false): Buffer =>
  sequence(oid(type), ...(critical ? [element(1, Buffer.from([0xff]))] : []), octetString(contents))

export const sha256WithRsa = sequence(oid('1.2.840.113549.1.1.11'), element(5))
export const sha256WithEcdsa = sequence(oid('1.2.840.10045.4.3.2'))

export const forgeCertificate = (shape: Partial<CertificateShape> = {}): Signer => {
  const { by = person } = shape
  const isRsa = createPrivateKey(by.privateKey).asymmetricKeyType === 'rsa'
  const {
    algorithm = isRsa ? sha256WithRsa : sha256WithEcdsa,
    key = spkiOf(by),
    version = '02',
    serial = '4000000000000001',
    notBefore = utcTime('260101000000Z'),
    notAfter = utcTime('491231235959Z'),
    extensions = [],
    sign: signed = octets => sign('sha256', octets, by.privateKey),
  } = shape
  const body = sequence(
    element(0xa0, integer(version)),
    integer(serial),
    algorithm,
    name,
    sequence(notBefore, notAfter),
    name,
    key,
    ...(extensions.length === 0 ? [] : [element(0xa3, sequence(...extensions))]),
  )
  const octets = sequence(body, algorithm, bitString(signed(body)))
  return { certificate: octets.toString('base64'), privateKey: by.privateKey }
}
