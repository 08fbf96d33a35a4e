import { createECDH } from 'node:crypto'
import { bitString, integer, number, octetString, oid, sequence } from '../simulator/documents/xades/der-writer.ts'
import { ecSpki, rsaSpki } from '../simulator/documents/xades/forge-certificate.ts'
import { keyKinds } from './key-kinds.ts'

/** A public key that is not taken. */
export interface WorstKey {
  readonly title: string
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Buffer
  /** What is said of it. */
  readonly fault: RegExp
}

const p256 = oid('1.2.840.10045.3.1.7')
const p384 = oid('1.3.132.0.34')
const p521 = oid('1.3.132.0.35')
const sect571r1 = oid('1.3.132.0.39')
const infinity = Buffer.from([0])

/** The generator of a curve by its name in OpenSSL: a point that is on it. */
export const pointOn = (curve: string, compressed = false): Buffer => {
  const ecdh = createECDH(curve)
  ecdh.setPrivateKey('01', 'hex')
  return ecdh.getPublicKey(null, compressed ? 'compressed' : 'uncompressed')
}

/** P-256, written out instead of named. */
const writtenOut = sequence(
  integer('01'),
  sequence(oid('1.2.840.10045.1.1'), number(2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n)),
  sequence(
    octetString(Buffer.from('ffffffff00000001000000000000000000000000fffffffffffffffffffffffc', 'hex')),
    octetString(Buffer.from('5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b', 'hex')),
  ),
  octetString(pointOn('prime256v1')),
  number(0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n),
)

/** Odd, and of so many bits. */
export const modulusOf = (bits: number): bigint => 2n ** BigInt(bits) - 189n

export const worstKeys: readonly WorstKey[] = [
  { title: 'the point at infinity of P-256', spki: ecSpki(infinity, p256), fault: /point at infinity/ },
  { title: 'the point at infinity of P-384', spki: ecSpki(infinity, p384), fault: /point at infinity/ },
  { title: 'the point at infinity of P-521', spki: ecSpki(infinity, p521), fault: /point at infinity/ },
  { title: 'the point at infinity of sect571r1', spki: ecSpki(infinity, sect571r1), fault: /point at infinity/ },
  {
    title: 'a point on sect571r1',
    spki: ecSpki(pointOn('sect571r1'), sect571r1),
    fault: /coordinates of 72 octets; at most the 66/,
  },
  {
    title: 'a compressed point on sect571r1',
    spki: ecSpki(pointOn('sect571r1', true), sect571r1),
    fault: /coordinates of 72 octets; at most the 66/,
  },
  {
    title: 'P-256 written out',
    spki: ecSpki(pointOn('prime256v1'), writtenOut),
    fault: /without a name, described by its parameters/,
  },
  { title: 'RSA of 8193 bits', spki: rsaSpki(modulusOf(8193), 65537n), fault: /RSA of 8193 bits; at most 8192/ },
  { title: 'RSA of 16,384 bits', spki: rsaSpki(modulusOf(16_384), 65537n), fault: /RSA of 16384 bits; at most 8192/ },
  {
    title: 'RSA with an exponent of 65 bits',
    spki: rsaSpki(modulusOf(2048), 2n ** 64n + 1n),
    fault: /exponent of 65 bits; at most 64/,
  },
  {
    title: 'RSA with an exponent as long as its modulus',
    spki: rsaSpki(modulusOf(3072), modulusOf(3071)),
    fault: /exponent of 3071 bits; at most 64/,
  },
  {
    title: 'RSA with the exponent 1',
    spki: rsaSpki(modulusOf(2048), 1n),
    fault: /exponent 0x01; an odd number above 1/,
  },
  {
    title: 'RSA with the exponent 2',
    spki: rsaSpki(modulusOf(2048), 2n),
    fault: /exponent 0x02; an odd number above 1/,
  },
  {
    title: 'RSA with the exponent 0',
    spki: rsaSpki(modulusOf(2048), 0n),
    fault: /exponent 0x00; an odd number above 1/,
  },
  {
    title: 'RSA-PSS with the exponent 1',
    spki: sequence(sequence(oid('1.2.840.113549.1.1.10')), bitString(sequence(number(modulusOf(2048)), number(1n)))),
    fault: /exponent 0x01; an odd number above 1/,
  },
  { title: 'DSA', spki: keyKinds.dsa!, fault: /algorithm 1\.2\.840\.10040\.4\.1; RSA and elliptic curves/ },
  { title: 'Diffie-Hellman', spki: keyKinds.dh!, fault: /algorithm 1\.2\.840\.113549\.1\.3\.1; RSA/ },
  { title: 'Ed25519', spki: keyKinds.ed25519!, fault: /algorithm 1\.3\.101\.112; RSA/ },
  { title: 'X25519', spki: keyKinds.x25519!, fault: /algorithm 1\.3\.101\.110; RSA/ },
]
