import { createHash, timingSafeEqual } from 'node:crypto'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { tokenContext } from '../../../contracts/ksef/token-text.ts'
import { type Told, verbatim } from '../../../contracts/told.ts'
import { rightsOf } from '../access/rights-of.ts'
import type { Handler, Situation, Writing } from '../handler.ts'
import { neededKey } from '../keys/needed-key.ts'
import type { ChallengeRecord, TokenRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { useChallenge } from './challenge.ts'
import { why } from './explanations.ts'
import { type AuthenticationEnding, type Beginning, keptOut, startAuthentication } from './start.ts'

type KsefToken = Operations['auth']['ksefToken']

/** Every wrong token is taken in (202) and ends in the status (THREADS.md, "What integrators trip over", 1). */
export const ksefToken: Handler<KsefToken> = {
  prepare: async ({ body }, { keys, now }) => {
    const key = neededKey(keys, 'KsefTokenEncryption', body.publicKeyId, now)
    const sent = readPlaintext(key.decrypt(Buffer.from(body.encryptedToken, 'base64')), key.publicKeyId)

    return async work => {
      const { store, now } = work
      const challenge = await useChallenge(store, body.challenge, now)
      const context = body.contextIdentifier
      const allowedIps = body.authorizationPolicy?.allowedIps ?? undefined
      const judged: Judged = 'outcome' in sent ? sent : await judge(sent, challenge, contextKey(context), store)
      const settlesAt = endOf(judged.token, work)
      if ('outcome' in judged)
        return startAuthentication({ method: 'Token', context, allowedIps }, judged, settlesAt, store, work)

      const { token } = judged
      const beginning = {
        method: 'Token' as const,
        context: token.context,
        subject: token.author,
        tokenReference: token.referenceNumber,
        allowedIps,
      }
      const refused = await keptOut(beginning, store, work)
      if (refused === undefined) await store.tokens.put({ ...token, lastUsedAt: now })
      const ending = refused ?? { outcome: 'succeeded', explanation: await whatIsLost(token, beginning, work) }
      return startAuthentication(beginning, ending, settlesAt, store, work)
    }
  },
}

/** Says so when the author of a token can do less now than when it was made (error-403-missing-permissions). */
const whatIsLost = async (
  { referenceNumber, permissions, author }: TokenRecord,
  beginning: Beginning,
  { store, now }: Writing<KsefToken>,
): Promise<Told | undefined> => {
  const left = (await rightsOf(beginning, store, now)).permissions
  const lost = permissions.filter(permission => !left.includes(permission))
  return lost.length === 0
    ? undefined
    : why('rightsLost', {
        token: referenceNumber,
        wanted: permissions.join(', '),
        author: contextKey(author.identifier),
        lost: lost.join(', '),
        context: contextKey(beginning.context),
      })
}

/** The token that is to sign in, or how the sign-in ends, and with it the token that it had to wait for. */
type Judged = (AuthenticationEnding & { readonly token?: TokenRecord }) | { readonly token: TokenRecord }

/** A sign-in takes its time however it ends; a token still Pending is waited for (ksef-token-016). */
const endOf = (token: TokenRecord | undefined, { now, runtime: { delays } }: Situation): number =>
  Math.max(now + delays.authentication, token === undefined ? 0 : token.settlesAt)

/** What was encrypted: the three parts of a token and the time. */
interface Sent {
  readonly reference: string
  readonly context: string
  readonly secret: string
  readonly time: string
}

const readPlaintext = (plaintext: Buffer | undefined, publicKeyId: string): Sent | AuthenticationEnding => {
  if (plaintext === undefined)
    return {
      outcome: 'tokenEncryption',
      explanation: why('notDecrypted', { publicKeyId }),
    }
  const parts = plaintext.toString('utf8').split('|')
  const [reference, context, secret, time] = parts
  if (parts.length !== 4 || !reference || !context || !secret || !time)
    return {
      outcome: 'tokenEncoding',
      explanation: parts.length === 1 ? why('plaintextOnePart') : why('plaintextParts', { count: parts.length }),
    }
  return { reference, context, secret, time }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const isSecretOf = (secret: string, { secretHash }: TokenRecord): boolean =>
  timingSafeEqual(sha256(secret), Buffer.from(secretHash, 'hex'))

/** The rules of a token sign-in. Their order is assumed. */
const judge = async (
  sent: Sent,
  challenge: ChallengeRecord,
  context: string,
  store: ReadableStore,
): Promise<Judged> => {
  const expected = String(Math.floor(challenge.issuedAt))
  if (sent.time !== expected) return { outcome: 'tokenTime', explanation: whyWrongTime(sent.time, expected) }

  const token = await store.tokens.get(sent.reference)
  if (token === undefined)
    return { outcome: 'tokenUnknown', explanation: why('tokenUnknown', { referenceNumber: shown(sent.reference) }) }
  if (!isSecretOf(sent.secret, token))
    return { outcome: 'tokenUnknown', explanation: why('secretDiffers', { referenceNumber: sent.reference }) }
  if (sent.context !== tokenContext(token.context) || context !== contextKey(token.context))
    return {
      outcome: 'tokenContext',
      values: { contextIdentifier: context.slice(context.indexOf(':') + 1) },
      explanation: why('tokenOfAnotherContext', {
        referenceNumber: sent.reference,
        made: contextKey(token.context),
        asked: context,
        written: shown(sent.context),
      }),
    }
  if (token.revokedAt !== undefined)
    return {
      outcome: 'tokenRevoked',
      explanation: why('tokenRevoked', {
        referenceNumber: sent.reference,
        at: new Date(token.revokedAt).toISOString(),
      }),
    }
  if (token.failure !== undefined)
    return {
      outcome: 'tokenInactive',
      explanation: why('tokenFailed', { referenceNumber: sent.reference, failure: token.failure }),
      token,
    }
  return { token }
}

const whyWrongTime = (time: string, expected: string): Told => {
  if (!/^\d{1,20}$/.test(time)) return why('timestampIsNoNumber', { expected })
  return why(time === expected.slice(0, -3) ? 'timestampInSeconds' : 'timestampOfAnother', { expected, time })
}

/** Parts may come in the wrong places: what could be the secret is not repeated. */
const shown = (part: string): Told => (/^[\w-]{1,36}$/.test(part) ? verbatim(part) : why('notShown'))
