import { webcrypto } from 'node:crypto'
import { encryptToken } from '../../../client/encrypt-token.ts'
import { makeSeal, type SigningIdentity } from '../../../client/xades/certificate.ts'
import { type Answer, overLines, type Sent } from '../load.ts'
import { type Effort, type Measurement, type Result, some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { cpuOf, type Server, withServers } from '../server.ts'
import {
  accessTokenFrom,
  type Challenge,
  challengeOf,
  type EncryptedToken,
  finishWithStamp,
  finishWithToken,
  limitsRequest,
  newToken,
  nip,
  publicKeyOf,
  type Send,
  stampFor,
} from '../sign-in.ts'

const SIGN_INS = 120

/** Two bursts of requests with the client's work between them, which the server's CPU does not see. */
const costOfSignIns = async <Asked, Proof>(
  server: Server,
  count: number,
  ask: (send: Send) => Promise<Asked>,
  prove: (asked: Asked) => Proof | Promise<Proof>,
  finish: (send: Send, proof: Proof) => Promise<string>,
): Promise<number> => {
  const asked: Asked[] = []
  const asking = await cpuOf(server, () =>
    overLines(server.port, count, async send => {
      asked.push(await ask(send))
    }),
  )
  const proofs = await Promise.all(asked.map(prove))
  const finishing = await cpuOf(server, () =>
    overLines(server.port, count, async (send, place) => send(limitsRequest(await finish(send, proofs[place]!)))),
  )
  return (asking + finishing) / count
}

/** The floor that forgets its signers hears of it in the path. */
const toStrangers =
  (send: Send): Send =>
  (request: Sent): Promise<Answer> =>
    send(request.type === 'application/xml' ? { ...request, path: `${request.path}?stranger` } : request)

const sealSignIns = async (
  servers: { ours: Server; floor: Server },
  effort: Effort,
  identities: readonly SigningIdentity[],
): Promise<Pick<Result, 'ours' | 'floor'>> => {
  const count = some(SIGN_INS, effort)
  let place = 0
  const sign = (challenge: Challenge) => stampFor(challenge, identities[place++ % identities.length]!)
  const same = identities.length === 1
  return inTurn(effort.rounds, {
    ours: () => costOfSignIns(servers.ours, count, challengeOf, sign, finishWithStamp),
    floor: () =>
      costOfSignIns(servers.floor, count, challengeOf, sign, (send, stamp) =>
        finishWithStamp(same ? send : toStrangers(send), stamp),
      ),
  })
}

const tokenSignIns = async (
  servers: { ours: Server; floor: Server },
  effort: Effort,
): Promise<Pick<Result, 'ours' | 'floor'>> => {
  const count = some(SIGN_INS, effort)
  let token = ''
  await overLines(servers.ours.port, 1, async send => {
    token = await newToken(send, await accessTokenFrom(send))
  })
  const ask = async (send: Send) => ({ key: await publicKeyOf(send), challenge: await challengeOf(send) })
  const encrypt = async ({ key, challenge }: Awaited<ReturnType<typeof ask>>): Promise<EncryptedToken> => ({
    challenge: challenge.challenge,
    encryptedToken: await encryptToken(token, challenge.timestampMs, key.certificate),
    publicKeyId: key.publicKeyId,
  })
  return inTurn(effort.rounds, {
    ours: () => costOfSignIns(servers.ours, count, ask, encrypt, finishWithToken),
    floor: () => costOfSignIns(servers.floor, count, ask, encrypt, finishWithToken),
  })
}

/** Seals that were never seen, by one key: finding RSA keys would take longer than everything else. */
const strangers = async (count: number, key: 'rsa' | 'p256'): Promise<SigningIdentity[]> => {
  const algorithm = { rsa: rsaKey, p256: { name: 'ECDSA', namedCurve: 'P-256' } }[key]
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  return Promise.all(Array.from({ length: count }, () => makeSeal({ nip, key, keys })))
}
const rsaKey = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

const bounds = { pass: 2.5, good: 1.5 }
const unit = 'µs CPU'
const cryptography = 'certificate, digests, signature, HMACs'

export const signIns: Measurement = {
  name: 'sign-ins',
  measure: effort =>
    withServers(async servers => {
      // A seal comes back after more others than the simulator remembers.
      const many = some(1200, effort)
      const results: Result[] = []
      for (const [name, key] of [
        ['RSA-2048', 'rsa'],
        ['P-256', 'p256'],
      ] as const) {
        const fresh = await sealSignIns(servers, effort, await strangers(many, key))
        results.push({ aim: `seal sign-in, ${name}, a new seal`, ...fresh, unit, floorIs: cryptography, ...bounds })
        const same = await sealSignIns(servers, effort, [await makeSeal({ nip, key })])
        const floorIs = 'the same, certificate remembered'
        results.push({ aim: `seal sign-in, ${name}, the same seal`, ...same, unit, floorIs, ...bounds })
      }
      const token = await tokenSignIns(servers, effort)
      const floorIs = 'RSA-OAEP, SHA-256, HMACs'
      results.push({ aim: 'token sign-in', ...token, unit, floorIs, pass: 1.8, good: 1.4 })
      return results
    }),
}
