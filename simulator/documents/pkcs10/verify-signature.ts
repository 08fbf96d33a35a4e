import { constants, verify } from 'node:crypto'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { isOpenSslError } from '../openssl-error.ts'
import { type DerElement, derElements, derOid } from '../xml/der.ts'
import { why } from './explanations.ts'
import type { KeyKind, RequestKey } from './judge-key.ts'

interface Signed {
  readonly signed: Buffer
  readonly algorithm: { readonly type: string; readonly parameters: DerElement | undefined }
  readonly signature: Buffer
}

interface Scheme {
  readonly hash: string
  readonly options: Readonly<Record<string, number>>
}

const rsa = '1.2.840.113549.1.1'
const ecdsa = '1.2.840.10045.4'
const pkcs1 = (hash: string): Scheme => ({ hash, options: { padding: constants.RSA_PKCS1_PADDING } })
const curves = (hash: string): Scheme => ({ hash, options: {} })

/** What a request may be signed with (open-api.json, POST /certificates/enrollments); RSA-PSS says more in parameters. */
const schemes: Readonly<Record<KeyKind, Readonly<Record<string, Scheme>>>> = {
  RSA: {
    [`${rsa}.5`]: pkcs1('sha1'),
    [`${rsa}.11`]: pkcs1('sha256'),
    [`${rsa}.12`]: pkcs1('sha384'),
    [`${rsa}.13`]: pkcs1('sha512'),
  },
  EC: {
    [`${ecdsa}.1`]: curves('sha1'),
    [`${ecdsa}.3.2`]: curves('sha256'),
    [`${ecdsa}.3.3`]: curves('sha384'),
    [`${ecdsa}.3.4`]: curves('sha512'),
  },
}
const named = { RSA: 'RSA PKCS#1 v1.5 / RSA-PSS', EC: 'ECDSA' }
const pssType = `${rsa}.10`

const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** @throws KsefError csrAlgorithmNotAllowed (25011), invalidCsr (25004) */
export const verifySignature = ({ kind, key }: RequestKey, { signed, algorithm, signature }: Signed): void => {
  const { type, parameters } = algorithm
  const scheme = kind === 'RSA' && type === pssType ? pssOf(parameters) : schemes[kind][type]
  if (scheme === undefined)
    throw new KsefError('csrAlgorithmNotAllowed', {
      explanation: why('algorithm', { oid: type, key: kind, allowed: named[kind] }),
    })
  if (!holds(() => verify(scheme.hash, signed, { key, ...scheme.options }, signature)))
    throw new KsefError('invalidCsr', { explanation: why('signature') })
}

const holds = (check: () => boolean): boolean => {
  try {
    return check()
  } catch (error) {
    if (isOpenSslError(error)) return false
    throw error
  }
}

/** RSASSA-PSS-params (RFC 4055, 3.1): [0] hash, [1] mask generation with a hash, [2] salt length. SHA-1 and 20 where not said. */
const pssOf = (parameters: DerElement | undefined): Scheme | undefined => {
  const fields = derElements(parameters?.contents ?? Buffer.alloc(0))
  const field = (tag: number) => derElements(fields.find(it => it.tag === tag)?.contents ?? Buffer.alloc(0))[0]
  const [, maskHash] = derElements(field(0xa1)?.contents ?? Buffer.alloc(0))
  const hash = hashOf(field(0xa0))
  // Node knows one hash for both, as everybody does who writes such requests.
  if (hash === undefined || hashOf(maskHash) !== hash) return undefined
  const salt = field(0xa2)?.contents
  const saltLength = salt === undefined ? 20 : salt.readUIntBE(0, Math.min(salt.length, 4))
  return { hash, options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } }
}

const hashOf = (algorithm: DerElement | undefined): string | undefined =>
  algorithm === undefined ? 'sha1' : hashes[derOid(derElements(algorithm.contents)[0]?.contents ?? Buffer.alloc(0))]
