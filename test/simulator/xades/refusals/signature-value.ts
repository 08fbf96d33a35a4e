import { createPublicKey } from 'node:crypto'
import { forge, person, resign, seal } from '../forge.ts'
import { change, good, other, type Refusal } from './refusal.ts'

/** The signature value does not hold. */
export const valueRefusals: readonly Refusal[] = [
  {
    title: 'a signature by another key of the same kind',
    document: () => resign(good(), other),
    error: 'signatureDoesNotVerify',
    explains: /another key signed/,
    detail: 'Podpis zweryfikowany negatywnie.',
  },
  {
    title: 'a SignedInfo changed after signing',
    document: () => change(good(), /<ds:SignedInfo>/, '<ds:SignedInfo Id="a">'),
    error: 'signatureDoesNotVerify',
    explains: /SignedInfo was changed/,
  },
  {
    title: 'another digest of the same family named after signing',
    document: () => change(good(), '#rsa-sha256', '#rsa-sha512'),
    error: 'signatureDoesNotVerify',
    explains: /rsa-sha512/,
  },
  {
    title: 'an ECDSA method with an RSA certificate',
    document: () => change(good(), '#rsa-sha256', '#ecdsa-sha256'),
    error: 'signatureDoesNotVerify',
    explains: /holds a key of type rsa/,
  },
  {
    title: 'an ECDSA value in ASN.1 DER',
    document: () => resign(forge({ by: person }), person, { dsaEncoding: 'der' }),
    error: 'signatureDoesNotVerify',
    explains: /looks like ASN\.1 DER/,
  },
  {
    title: 'an ECDSA value of the wrong width',
    document: () =>
      change(forge({ by: person }), /(SignatureValue>)[^<]*/, `$1${Buffer.alloc(60, 7).toString('base64')}`),
    error: 'signatureDoesNotVerify',
    explains: /has 64 octets .* this one has 60/,
  },
  {
    title: 'an ECDSA value of zeros',
    document: () => change(forge({ by: person }), /(SignatureValue>)[^<]*/, `$1${Buffer.alloc(64).toString('base64')}`),
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
  {
    title: 'PSS with a salt of another length',
    document: () =>
      resign(forge({ method: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' }), seal, { saltLength: 8 }),
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
  {
    title: 'the HMAC of SignedInfo under the public key, called RSA',
    document: () => {
      const secret = createPublicKey(seal.certificate).export({ type: 'spki', format: 'der' })
      return change(good(), /(SignatureValue>)[^<]*/, `$1${secret.subarray(0, 256).toString('base64')}`)
    },
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
]
