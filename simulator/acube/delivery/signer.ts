import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto'
import { httpbis, createSigner as signWith } from 'http-message-signatures'
import { signedFields } from '../../../contracts/acube/webhooks.ts'
import { sha256 } from '../../runtime/sha256.ts'

/** A notification before it is signed. It is sent by POST. */
export interface UnsignedMessage {
  readonly url: string
  readonly body: string
  /** When it is sent, in milliseconds. */
  readonly at: number
}

export interface Signer {
  /** What receivers verify with: an SPKI key. */
  readonly publicKeyPem: string
  /** The headers that make it a signed message: date, content-digest, signature-input, signature. */
  sign(message: UnsignedMessage): Promise<Record<string, string>>
}

/** As in A-Cube's sample (SIG, verbatim). */
const name = 'pyhms'
const keyId = 'acube'
const params = ['created', 'keyid', 'alg']

/** RFC 8410: what stands before the 32 bytes of an ed25519 key in PKCS #8. */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Signs notifications with HTTP Message Signatures (RFC 9421), ed25519.
 * @param seed any random bytes: the key follows from them.
 */
export const createSigner = (seed: Buffer): Signer => {
  const secret = Buffer.from(hkdfSync('sha256', seed, '', 'acube webhook signature', 32))
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Start, secret]), format: 'der', type: 'pkcs8' })
  const signing = { key: signWith(key, 'ed25519', keyId), name, fields: [...signedFields], params }
  return {
    publicKeyPem: createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
    sign: async ({ url, body, at }) => {
      const headers = {
        date: new Date(at).toUTCString(),
        'content-digest': `sha-256=:${sha256(body)}:`,
      }
      const paramValues = { created: new Date(at) }
      const signed = await httpbis.signMessage({ ...signing, paramValues }, { method: 'POST', url, headers })
      return Object.fromEntries(
        Object.entries(signed.headers).map(([field, value]) => [field.toLowerCase(), `${value}`]),
      )
    },
  }
}
