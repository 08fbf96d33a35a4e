import { constants, createHash, createPrivateKey, sign, verify } from 'node:crypto'

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const more2001 = 'http://www.w3.org/2001/04/xmldsig-more#'
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#'
const more2021 = 'http://www.w3.org/2021/04/xmldsig-more#'
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#'

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
const rAndS = { dsaEncoding: 'ieee-p1363' as const }

/** Every signature method KSeF allows (auth/podpis-xades.md), by a short name. */
export const signatureMethods = {
  'rsa-sha1': { uri: `${dsig}rsa-sha1`, hash: 'sha1', options: {} },
  'rsa-sha256': { uri: `${more2001}rsa-sha256`, hash: 'sha256', options: {} },
  'rsa-sha384': { uri: `${more2001}rsa-sha384`, hash: 'sha384', options: {} },
  'rsa-sha512': { uri: `${more2001}rsa-sha512`, hash: 'sha512', options: {} },
  'rsa-pss-sha1': { uri: `${more2007}sha1-rsa-MGF1`, hash: 'sha1', options: pss },
  'rsa-pss-sha256': { uri: `${more2007}sha256-rsa-MGF1`, hash: 'sha256', options: pss },
  'rsa-pss-sha384': { uri: `${more2007}sha384-rsa-MGF1`, hash: 'sha384', options: pss },
  'rsa-pss-sha512': { uri: `${more2007}sha512-rsa-MGF1`, hash: 'sha512', options: pss },
  'rsa-pss-sha3-256': { uri: `${more2007}sha3-256-rsa-MGF1`, hash: 'sha3-256', options: pss },
  'rsa-pss-sha3-384': { uri: `${more2007}sha3-384-rsa-MGF1`, hash: 'sha3-384', options: pss },
  'rsa-pss-sha3-512': { uri: `${more2007}sha3-512-rsa-MGF1`, hash: 'sha3-512', options: pss },
  'ecdsa-sha1': { uri: `${more2001}ecdsa-sha1`, hash: 'sha1', options: rAndS },
  'ecdsa-sha256': { uri: `${more2001}ecdsa-sha256`, hash: 'sha256', options: rAndS },
  'ecdsa-sha384': { uri: `${more2001}ecdsa-sha384`, hash: 'sha384', options: rAndS },
  'ecdsa-sha512': { uri: `${more2001}ecdsa-sha512`, hash: 'sha512', options: rAndS },
  'ecdsa-sha3-256': { uri: `${more2021}ecdsa-sha3-256`, hash: 'sha3-256', options: rAndS },
  'ecdsa-sha3-384': { uri: `${more2021}ecdsa-sha3-384`, hash: 'sha3-384', options: rAndS },
  'ecdsa-sha3-512': { uri: `${more2021}ecdsa-sha3-512`, hash: 'sha3-512', options: rAndS },
} as const

export type SignatureMethodName = keyof typeof signatureMethods

/** Every digest method KSeF allows, by node:crypto's name. */
export const digestMethods = {
  sha1: `${dsig}sha1`,
  sha256: `${xmlenc}sha256`,
  sha384: `${more2001}sha384`,
  sha512: `${xmlenc}sha512`,
  'sha3-256': `${more2007}sha3-256`,
  'sha3-384': `${more2007}sha3-384`,
  'sha3-512': `${more2007}sha3-512`,
} as const

export type DigestMethodName = keyof typeof digestMethods

/** xml-crypto wants a class for each method; these two make one of a line of the tables above. */
export const signatureClass = (name: SignatureMethodName) => {
  const { uri, hash, options } = signatureMethods[name]
  return class {
    getAlgorithmName = (): string => uri
    getSignature = (signedInfo: string, key: string): string =>
      sign(hash, Buffer.from(signedInfo), { key: createPrivateKey(key), ...options }).toString('base64')
    verifySignature = (signedInfo: string, key: string, value: string): boolean =>
      verify(hash, Buffer.from(signedInfo), { key, ...options }, Buffer.from(value, 'base64'))
  }
}

export const digestClass = (name: DigestMethodName) =>
  class {
    getAlgorithmName = (): string => digestMethods[name]
    getHash = (octets: string): string => createHash(name).update(octets, 'utf8').digest('base64')
  }
