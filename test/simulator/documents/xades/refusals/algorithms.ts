import { createHmac, createPublicKey } from 'node:crypto'
import { forge, ns, reference, resign, seal, signedInfo, transform, wholeRequest, withValue } from '../forge.ts'
import { change, good, properties, type Refusal } from './refusal.ts'

const rehash = (text: string, from: string | RegExp, to: string): string => resign(change(text, from, to), seal)

/** A method KSeF does not allow. */
export const algorithmRefusals: readonly Refusal[] = [
  {
    title: 'HMAC with the public key as secret',
    document: () => {
      const text = forge({ method: `${ns.ds}hmac-sha1` })
      const secret = createPublicKey(seal.certificate).export({ type: 'spki', format: 'pem' })
      return withValue(text, createHmac('sha1', secret).update(signedInfo(text).octets).digest())
    },
    error: 'unsupportedAlgorithm',
    explains: /signature method .*hmac-sha1/,
  },
  ...[
    ['RSA with MD5', { method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5' }, /rsa-md5/],
    ['DSA', { method: `${ns.ds}dsa-sha1` }, /dsa-sha1/],
    ['an unknown canonicalisation of SignedInfo', { canonicalization: 'urn:c14n' }, /urn:c14n/],
    [
      'a digest of MD5',
      {
        references: [reference({ ...wholeRequest, digest: 'http://www.w3.org/2001/04/xmldsig-more#md5' }), properties],
      },
      /digest method .*md5/,
    ],
    [
      'a digest of RIPEMD-160',
      {
        references: [reference({ ...wholeRequest, digest: 'http://www.w3.org/2001/04/xmlenc#ripemd160' }), properties],
      },
      /ripemd160/,
    ],
    [
      'XSLT',
      { references: [reference({ uri: '', transforms: [transform('http://www.w3.org/TR/1999/REC-xslt-19991116')] })] },
      /xslt/,
    ],
    [
      'a prefix list under C14N 1.0',
      {
        references: [
          reference({
            uri: '',
            transforms: [
              transform(ns.enveloped),
              transform(ns.c14n, `<e:InclusiveNamespaces xmlns:e="${ns.exclusive}" PrefixList="a"/>`),
            ],
          }),
          properties,
        ],
      },
      /parameter .*InclusiveNamespaces/,
    ],
  ].map(
    ([title, shape, explains]): Refusal => ({
      title: title as string,
      document: () => forge(shape as object),
      error: 'unsupportedAlgorithm',
      explains: explains as RegExp,
    }),
  ),
  {
    title: 'a parameter of the signature method',
    document: () =>
      rehash(
        good(),
        /(<ds:SignatureMethod [^>]*)\/>/,
        '$1><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
    error: 'unsupportedAlgorithm',
    explains: /takes no parameters/,
  },
  ...(['demo', 'prod'] as const).map(
    (profile): Refusal => ({
      title: `SHA-1 on ${profile}`,
      document: () => forge({ method: `${ns.ds}rsa-sha1` }),
      error: 'unsupportedAlgorithm',
      explains: /refuses SHA-1/,
      options: { profile },
    }),
  ),
  {
    title: 'a SHA-1 digest on demo',
    document: () => forge({ references: [reference({ ...wholeRequest, digest: `${ns.ds}sha1` }), properties] }),
    error: 'unsupportedAlgorithm',
    explains: /refuses SHA-1/,
    options: { profile: 'demo' },
  },
]
