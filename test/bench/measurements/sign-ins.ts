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
  stamper,
} from '../sign-in.ts'

const SIGN_INS = 100

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
  const stampers = identities.map(stamper)
  let place = 0
  const sign = (challenge: Challenge) => stampers[place++ % stampers.length]!(challenge)
  const same = identities.length === 1
  const contenders = {
    ours: () => costOfSignIns(servers.ours, count, challengeOf, sign, finishWithStamp),
    floor: () =>
      costOfSignIns(servers.floor, count, challengeOf, sign, (send, stamp) =>
        finishWithStamp(same ? send : toStrangers(send), stamp),
      ),
  }
  return inTurn(effort.rounds, contenders, effort.warmUps)
}

/** A token that a simulator gives out. */
export const tokenAt = async ({ port }: Server): Promise<string> => {
  let token = ''
  await overLines(port, 1, async send => {
    token = await newToken(send, await accessTokenFrom(send))
  })
  return token
}

/** What so many sign-ins with a token cost a server. */
export const costOfTokenSignIns = (server: Server, token: string, count: number): Promise<number> => {
  const ask = async (send: Send) => ({ key: await publicKeyOf(send), challenge: await challengeOf(send) })
  const encrypt = async ({ key, challenge }: Awaited<ReturnType<typeof ask>>): Promise<EncryptedToken> => ({
    challenge: challenge.challenge,
    encryptedToken: await encryptToken(token, challenge.timestampMs, key.certificate),
    publicKeyId: key.publicKeyId,
  })
  return costOfSignIns(server, count, ask, encrypt, finishWithToken)
}

const tokenSignIns = async (
  servers: { ours: Server; floor: Server },
  effort: Effort,
): Promise<Pick<Result, 'ours' | 'floor'>> => {
  const count = some(SIGN_INS, effort)
  const token = await tokenAt(servers.ours)
  const contenders = {
    ours: () => costOfTokenSignIns(servers.ours, token, count),
    floor: () => costOfTokenSignIns(servers.floor, token, count),
  }
  return inTurn(effort.rounds, contenders, effort.warmUps)
}

/** More seals than the simulator remembers, by one key: finding RSA keys would take longer than everything else. */
const manySeals = async (): Promise<SigningIdentity[]> => {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 }
  const publicExponent = new Uint8Array([1, 0, 1])
  const keys = await webcrypto.subtle.generateKey({ ...algorithm, publicExponent }, true, ['sign', 'verify'])
  return Promise.all(Array.from({ length: 600 }, () => makeSeal({ nip, key: 'rsa', keys })))
}

const known = { pass: 2, good: 1.6 }
const unknown = { pass: 1.4, good: 1.1 }
const unit = 'µs CPU'
const floorIs = 'parse, canonicalise, verify; HMACs; certificate remembered'

export const signIns: Measurement = {
  name: 'sign-ins',
  measure: effort =>
    withServers(async servers => {
      const seal = async (
        aim: string,
        identities: readonly SigningIdentity[],
        floorIs: string,
        bounds: Pick<Result, 'pass' | 'good'>,
      ): Promise<Result> => {
        const figures = await sealSignIns(servers, effort, identities)
        return { aim: `seal sign-in, ${aim}`, ...figures, unit, floorIs, ...bounds }
      }
      // libxml2's code is compiled while it runs: the first thousand documents cost twice as much.
      await sealSignIns(servers, effort, [await makeSeal({ nip, key: 'p256' })])
      return [
        await seal('RSA-2048', [await makeSeal({ nip, key: 'rsa' })], floorIs, known),
        await seal('P-256', [await makeSeal({ nip, key: 'p256' })], floorIs, known),
        await seal('RSA-2048, new signers', await manySeals(), 'the same, certificate read each time', unknown),
        {
          aim: 'token sign-in',
          ...(await tokenSignIns(servers, effort)),
          unit,
          floorIs: 'RSA-OAEP, SHA-256, HMACs',
          pass: 1.7,
          good: 1.45,
        },
      ]
    }),
}
