import { constants } from 'node:crypto'

/** How octets are made of nodes. Modes are those of libxml2 (0 = C14N 1.0, 1 = exclusive, 2 = C14N 1.1). */
export interface Canonicalization {
  readonly mode: 0 | 1 | 2
  readonly withComments: boolean
}

export interface SignatureMethod {
  readonly key: 'rsa' | 'ec'
  readonly hash: string
  /** Options of node:crypto's verify and sign besides the key. */
  readonly options: Readonly<Record<string, unknown>>
}

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const more2001 = 'http://www.w3.org/2001/04/xmldsig-more#'
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#'
const more2021 = 'http://www.w3.org/2021/04/xmldsig-more#'
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#'
const c14n10 = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const c14n11 = 'http://www.w3.org/2006/12/xml-c14n11'
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** What XML Signature prescribes where no canonicalisation is named. */
export const implicitCanonicalization: Canonicalization = { mode: 0, withComments: false }

/** Canonicalisations of auth/podpis-xades.md by URI. */
export const canonicalizations: ReadonlyMap<string, Canonicalization> = new Map([
  [c14n10, implicitCanonicalization],
  [`${c14n10}#WithComments`, { mode: 0, withComments: true }],
  [exclusive, { mode: 1, withComments: false }],
  [`${exclusive}WithComments`, { mode: 1, withComments: true }],
  [c14n11, { mode: 2, withComments: false }],
  [`${c14n11}#WithComments`, { mode: 2, withComments: true }],
])

/** Transforms of auth/podpis-xades.md that are not canonicalisations. */
export const transforms = {
  enveloped: `${dsig}enveloped-signature`,
  base64: `${dsig}base64`,
  xpath: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  filter2: 'http://www.w3.org/2002/06/xmldsig-filter2',
} as const

/** Digest methods of auth/podpis-xades.md by URI: names of node:crypto. */
export const digests: ReadonlyMap<string, string> = new Map([
  [`${dsig}sha1`, 'sha1'],
  [`${xmlenc}sha256`, 'sha256'],
  [`${more2001}sha384`, 'sha384'],
  [`${xmlenc}sha512`, 'sha512'],
  [`${more2007}sha3-256`, 'sha3-256'],
  [`${more2007}sha3-384`, 'sha3-384'],
  [`${more2007}sha3-512`, 'sha3-512'],
])

const pkcs1 = (hash: string): SignatureMethod => ({ key: 'rsa', hash, options: {} })
const pss = (hash: string): SignatureMethod => ({
  key: 'rsa',
  hash,
  options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
})
const ecdsa = (hash: string): SignatureMethod => ({ key: 'ec', hash, options: { dsaEncoding: 'ieee-p1363' } })

/** Signature methods of auth/podpis-xades.md by URI (RFC 9231 spellings). */
export const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map([
  [`${dsig}rsa-sha1`, pkcs1('sha1')],
  ...['sha256', 'sha384', 'sha512'].map(hash => [`${more2001}rsa-${hash}`, pkcs1(hash)] as const),
  ...['sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-384', 'sha3-512'].map(
    hash => [`${more2007}${hash}-rsa-MGF1`, pss(hash)] as const,
  ),
  ...['sha1', 'sha256', 'sha384', 'sha512'].map(hash => [`${more2001}ecdsa-${hash}`, ecdsa(hash)] as const),
  ...['sha3-256', 'sha3-384', 'sha3-512'].map(hash => [`${more2021}ecdsa-${hash}`, ecdsa(hash)] as const),
])

/** Curves of at least 256 bits. Others than NIST's are not documented, so refused (assumed). */
export const curves: ReadonlyMap<string, { readonly name: string; readonly bytes: number }> = new Map([
  ['prime256v1', { name: 'P-256', bytes: 32 }],
  ['secp384r1', { name: 'P-384', bytes: 48 }],
  ['secp521r1', { name: 'P-521', bytes: 66 }],
])
