import { createPrivateKey } from 'node:crypto'
import { authTokenRequest } from '../../client/xades/auth-token-request.ts'
import { makeSeal, type SigningIdentity } from '../../client/xades/certificate.ts'
import { sign } from '../../client/xades/sign.ts'
import { signAgain } from './cut.ts'
import type { Answer, Sent } from './load.ts'

export const nip = '1111111111'
export type Send = (request: Sent) => Promise<Answer>

const prefix = '/v2'
export const challengeRequest: Sent = { method: 'POST', path: `${prefix}/auth/challenge` }
export const limitsRequest = (bearer: string): Sent => ({ method: 'GET', path: `${prefix}/limits/context`, bearer })

export interface Challenge {
  readonly challenge: string
  readonly timestampMs: number
}

const json = ({ body }: Answer) => JSON.parse(body)
export const challengeOf = async (send: Send): Promise<Challenge> => json(await send(challengeRequest))

/** Signs requests with an identity: once as the client does, then that document again and again. */
export const stamper = (identity: SigningIdentity): ((challenge: Challenge) => string) => {
  const key = createPrivateKey(identity.privateKey)
  let first: string | undefined
  return ({ challenge }) => {
    first ??= sign(authTokenRequest({ challenge, context: { type: 'Nip', value: nip } }), identity)
    return signAgain(first, challenge, key)
  }
}

/** Status, tokens and the first call with them: what follows on every kind of sign-in. Gives the access token. */
const finish = async (send: Send, started: Answer): Promise<string> => {
  const { referenceNumber, authenticationToken } = json(started)
  const bearer = authenticationToken.token
  const { status } = json(await send({ method: 'GET', path: `${prefix}/auth/${referenceNumber}`, bearer }))
  if (status.code !== 200) throw new Error(`a sign-in ends with ${JSON.stringify(status)}`)
  const { accessToken } = json(await send({ method: 'POST', path: `${prefix}/auth/token/redeem`, bearer }))
  return accessToken.token
}

export const finishWithStamp = async (send: Send, stamp: string): Promise<string> => {
  const path = `${prefix}/auth/xades-signature`
  return finish(send, await send({ method: 'POST', path, type: 'application/xml', body: stamp }))
}

export interface EncryptedToken {
  readonly challenge: string
  readonly encryptedToken: string
  readonly publicKeyId: string
}

export const finishWithToken = async (send: Send, sent: EncryptedToken): Promise<string> => {
  const body = JSON.stringify({ ...sent, contextIdentifier: { type: 'Nip', value: nip } })
  return finish(send, await send({ method: 'POST', path: `${prefix}/auth/ksef-token`, type: 'application/json', body }))
}

interface PublicKey {
  readonly certificate: string
  readonly publicKeyId: string
  readonly usage: readonly string[]
}
export const publicKeysOf = async (send: Send): Promise<readonly PublicKey[]> =>
  json(await send({ method: 'GET', path: `${prefix}/security/public-key-certificates` }))
export const publicKeyOf = async (send: Send): Promise<PublicKey> => (await publicKeysOf(send))[0]!

export const newToken = async (send: Send, bearer: string): Promise<string> => {
  const body = JSON.stringify({ description: 'A token of the benchmark', permissions: ['InvoiceRead'] })
  return json(await send({ method: 'POST', path: `${prefix}/tokens`, bearer, type: 'application/json', body })).token
}

/** An access token of the owner. */
export const accessTokenFrom = async (send: Send): Promise<string> => {
  const identity = await makeSeal({ nip, key: 'p256' })
  return finishWithStamp(send, stamper(identity)(await challengeOf(send)))
}
