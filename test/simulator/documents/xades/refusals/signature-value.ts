import { createHmac, createPublicKey } from 'node:crypto'
import { fill, forge, person, resign, seal, signedInfo, signer, template, withValue } from '../forge.ts'
import { change, good, other, type Refusal } from './refusal.ts'

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

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
      const secret = createPublicKey(seal.certificate).export({ type: 'spki', format: 'pem' })
      return withValue(good(), createHmac('sha256', secret).update(signedInfo(good()).octets).digest())
    },
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
  {
    title: 'PKCS#1 v1.5 by a certificate whose key is for PSS alone',
    document: () => fill(template({ by: signer('rsa-pss-seal'), method: rsaSha256 }), seal),
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
]
