import { strict as assert } from 'node:assert'
import { constants, publicEncrypt, X509Certificate } from 'node:crypto'
import type { Output } from '../operation.ts'
import type { Target } from '../suite.ts'
import type { ContextIdentifier } from './identifiers.ts'
import type { Operations } from './operations.ts'
import type { TokenPermission } from './permission-names.ts'
import { openSessionBy, type Session, type Started } from './suite-preparation.ts'

/** What cases do with KSeF tokens. */

/** A KSeF token just made: its text is shown this once. */
export type MadeToken = Output<Operations['tokens']['generate']>
export type Token = Output<Operations['tokens']['get']>

/** How a token stands. */
export const tokenNow = (by: Session, { referenceNumber }: MadeToken): Promise<Token> =>
  by.call.tokens.get({ params: { referenceNumber } })

/** Waits until a token stands so. */
export const tokenBecomes = (target: Target, by: Session, made: MadeToken, status: Token['status']): Promise<Token> =>
  target.settle(
    () => tokenNow(by, made),
    seen => seen.status === status,
  )

/** Makes a token and waits until it is Active. */
export const makeToken = async (
  target: Target,
  by: Session,
  permissions: readonly TokenPermission[] = ['InvoiceRead', 'InvoiceWrite'],
  description = 'Suite of contracts',
): Promise<MadeToken> => {
  const made = await by.call.tokens.generate({ body: { permissions: [...permissions], description } })
  await tokenBecomes(target, by, made, 'Active')
  return made
}

/** Revokes a token and waits until it is Revoked. */
export const revokeToken = async (target: Target, by: Session, made: MadeToken): Promise<void> => {
  await by.call.tokens.revoke({ params: { referenceNumber: made.referenceNumber } })
  await tokenBecomes(target, by, made, 'Revoked')
}

/** RSA-OAEP with SHA-256, in Base64, for KSeF's key (ksef-token-007). */
export const encrypt = (plaintext: string | Uint8Array, certificate: string): string =>
  publicEncrypt(
    {
      key: new X509Certificate(Buffer.from(certificate, 'base64')).publicKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
    },
    Buffer.from(plaintext),
  ).toString('base64')

/** KSeF's current key for encrypting tokens. */
export const tokenKey = async ({ call }: Target) => {
  const key = (await call.publicKeys.list()).find(({ usage }) => usage.includes('KsefTokenEncryption'))
  assert.ok(key, 'a key with the usage KsefTokenEncryption')
  return key
}

export interface TokenSignIn {
  /** Default: `token|timestampMs` of the challenge. */
  readonly plaintext?: (timestampMs: number) => string
  /** Default: RSA-OAEP for KSeF's key. */
  readonly encrypted?: (plaintext: string, certificate: string) => string
}

/** Sends a KSeF token: the sign-in begins. */
export const startWithToken = async (
  target: Target,
  token: string,
  contextIdentifier: ContextIdentifier,
  { plaintext = ms => `${token}|${ms}`, encrypted = encrypt }: TokenSignIn = {},
): Promise<Started> => {
  const { certificate } = await tokenKey(target)
  const { challenge, timestampMs } = await target.call.auth.challenge()
  const encryptedToken = encrypted(plaintext(timestampMs), certificate)
  return target.call.auth.ksefToken({ body: { challenge, contextIdentifier, encryptedToken } })
}

/** Signs in with a KSeF token. */
export const signInWithToken = (
  target: Target,
  { token }: { readonly token: string },
  context: ContextIdentifier,
): Promise<Session> => openSessionBy(target, () => startWithToken(target, token, context), context)
