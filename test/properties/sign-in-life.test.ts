import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { authTokenRequest } from '../../client/xades/auth-token-request.ts'
import { sign } from '../../client/xades/sign.ts'
import { lifetimes } from '../../simulator/ksef/lifetimes.ts'
import { sealOf, simulated } from '../simulator/simulated.ts'
import { command, pick, timePasses } from './command.ts'
import { drawn } from './seed.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The life of a sign-in by seal: challenge, document, outcome, tokens, refreshes, revocation, expiry. */

const nip = '5265877635'
const stranger = '7980332920'
const delays = { authentication: 2000 }

interface SignIn {
  readonly referenceNumber: string
  readonly bearer: string
  readonly startedAt: number
  /** The status that it ends in. */
  readonly ending: 200 | 415 | 480
  refreshToken?: string
  accessTokens: { readonly token: string; readonly expiresAt: number }[]
  redeemed: boolean
  revoked: boolean
}

/** A JWT counts in seconds. */
const wholeSeconds = (at: number) => Math.floor(at / 1000) * 1000

/** What is known without looking at the simulator. Time is the only thing that changes by itself. */
class Model {
  now = 0
  blocked = false
  readonly challenges: { readonly text: string; readonly issuedAt: number; used: boolean }[] = []
  readonly signIns: SignIn[] = []

  statusOf(it: SignIn): number {
    if (this.now < it.startedAt + delays.authentication) return 100
    return it.revoked ? 425 : it.ending
  }
  /** Clocks may differ by five minutes. */
  lives(expiresAt: number): boolean {
    return this.now <= wholeSeconds(expiresAt) + lifetimes.clockSkew
  }
  get sessions(): SignIn[] {
    return this.signIns.filter(it => this.statusOf(it) === 200 && this.now < it.startedAt + lifetimes.refreshToken)
  }
}
type Real = ReturnType<typeof simulated>

const redeemed = (model: Model) => model.signIns.filter(it => it.refreshToken !== undefined)
const expiryOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString()).exp * 1000

const takeChallenge = fc.constant(
  command<Model, Real>(
    'take a challenge',
    () => true,
    async (model, { client }) => {
      const { challenge } = await client.auth.challenge()
      model.challenges.push({ text: challenge, issuedAt: model.now, used: false })
    },
  ),
)

const signIn = fc.tuple(fc.nat(), fc.boolean()).map(([number, owner]) =>
  command<Model, Real>(
    `sign in with challenge ${number} as ${owner ? 'the owner' : 'a stranger'}`,
    ({ challenges }) => challenges.length > 0,
    async (model, { ask, runtime }) => {
      const challenge = pick(model.challenges, number)
      const request = authTokenRequest({ challenge: challenge.text, context: { type: 'Nip', value: nip } })
      const signingTime = new Date(runtime.now())
      const body = sign(request, await sealOf(owner ? nip : stranger), { signingTime })
      const response = await ask('POST /v2/auth/xades-signature', {
        body,
        headers: { 'Content-Type': 'application/xml' },
      })
      if (challenge.used || model.now > challenge.issuedAt + lifetimes.challenge) {
        expect(response.status).toBe(400)
        return
      }
      expect(response.status).toBe(202)
      challenge.used = true
      const { referenceNumber, authenticationToken } = await response.json()
      model.signIns.push({
        referenceNumber,
        bearer: authenticationToken.token,
        startedAt: model.now,
        ending: model.blocked ? 480 : owner ? 200 : 415,
        accessTokens: [],
        redeemed: false,
        revoked: false,
      })
    },
  ),
)

const look = fc.nat().map(number =>
  command<Model, Real>(
    `look at sign-in ${number}`,
    ({ signIns }) => signIns.length > 0,
    async (model, { ask }) => {
      const it = pick(model.signIns, number)
      const response = await ask(`GET /v2/auth/${it.referenceNumber}`, { bearer: it.bearer })
      if (!model.lives(it.startedAt + lifetimes.authenticationToken)) {
        expect(response.status).toBe(401)
        return
      }
      const { status, isTokenRedeemed } = await response.json()
      expect(status.code).toBe(model.statusOf(it))
      if (status.code === 200) expect(isTokenRedeemed).toBe(it.redeemed)
    },
  ),
)

const redeem = fc.nat().map(number =>
  command<Model, Real>(
    `redeem sign-in ${number}`,
    ({ signIns }) => signIns.length > 0,
    async (model, { ask }) => {
      const it = pick(model.signIns, number)
      const response = await ask('POST /v2/auth/token/redeem', { bearer: it.bearer })
      const lives = model.lives(it.startedAt + lifetimes.authenticationToken)
      const given = !it.redeemed && model.statusOf(it) === 200
      expect(response.status).toBe(lives ? (given ? 200 : 400) : 401)
      if (response.status !== 200) return
      const { accessToken, refreshToken } = await response.json()
      it.redeemed = true
      it.refreshToken = refreshToken.token
      it.accessTokens.push({ token: accessToken.token, expiresAt: expiryOf(accessToken.token) })
      // Counted from the beginning of the sign-in, not from now.
      expect(expiryOf(accessToken.token)).toBe(wholeSeconds(it.startedAt + lifetimes.accessToken))
      expect(expiryOf(refreshToken.token)).toBe(wholeSeconds(it.startedAt + lifetimes.refreshToken))
    },
  ),
)

const refresh = fc.nat().map(number =>
  command<Model, Real>(
    `refresh session ${number}`,
    model => redeemed(model).length > 0,
    async (model, { ask }) => {
      const it = pick(redeemed(model), number)
      const response = await ask('POST /v2/auth/token/refresh', { bearer: it.refreshToken })
      const lives = model.lives(it.startedAt + lifetimes.refreshToken)
      expect(response.status).toBe(lives ? (model.blocked || it.revoked ? 400 : 200) : 401)
      if (response.status !== 200) return
      const tokens = await response.json()
      expect(tokens).not.toHaveProperty('refreshToken')
      expect(expiryOf(tokens.accessToken.token)).toBe(wholeSeconds(model.now + lifetimes.accessToken))
      it.accessTokens.push({ token: tokens.accessToken.token, expiresAt: expiryOf(tokens.accessToken.token) })
    },
  ),
)

const list = fc.tuple(fc.nat(), fc.nat()).map(([number, which]) =>
  command<Model, Real>(
    `list sessions with access token ${which} of session ${number}`,
    model => redeemed(model).length > 0,
    async (model, { ask }) => {
      const it = pick(redeemed(model), number)
      const { token, expiresAt } = pick(it.accessTokens, which)
      const response = await ask('GET /v2/auth/sessions?pageSize=100', { bearer: token })
      // A revoked session's access token lives until it expires.
      expect(response.status).toBe(model.lives(expiresAt) ? 200 : 401)
      if (response.status !== 200) return
      const items: { referenceNumber: string; isCurrent: boolean; startDate: string }[] = (await response.json()).items
      const expected = model.sessions.map(({ referenceNumber }) => referenceNumber)
      expect(items.map(({ referenceNumber }) => referenceNumber).sort()).toEqual(expected.sort())
      expect(items.map(({ startDate }) => startDate)).toEqual(
        items
          .map(({ startDate }) => startDate)
          .sort()
          .reverse(),
      )
      const current = items.filter(({ isCurrent }) => isCurrent).map(({ referenceNumber }) => referenceNumber)
      expect(current).toEqual(model.sessions.includes(it) ? [it.referenceNumber] : [])
    },
  ),
)

const revokeCurrent = fc.tuple(fc.nat(), fc.boolean()).map(([number, byRefresh]) =>
  command<Model, Real>(
    `revoke session ${number} by its own ${byRefresh ? 'refresh' : 'access'} token`,
    model => redeemed(model).length > 0,
    async (model, { ask }) => {
      const it = pick(redeemed(model), number)
      const { token, expiresAt } = it.accessTokens.at(-1)!
      const bearer = byRefresh ? it.refreshToken : token
      const response = await ask('DELETE /v2/auth/sessions/current', { bearer })
      const lives = model.lives(byRefresh ? it.startedAt + lifetimes.refreshToken : expiresAt)
      expect(response.status).toBe(lives ? 204 : 401)
      if (lives) it.revoked = true
    },
  ),
)

const revokeByReference = fc.tuple(fc.nat(), fc.nat()).map(([number, other]) =>
  command<Model, Real>(
    `revoke session ${other} from session ${number}`,
    model => redeemed(model).length > 0 && model.sessions.length > 0,
    async (model, { ask }) => {
      const it = pick(redeemed(model), number)
      const target = pick(model.sessions, other)
      const { token, expiresAt } = it.accessTokens.at(-1)!
      const response = await ask(`DELETE /v2/auth/sessions/${target.referenceNumber}`, { bearer: token })
      expect(response.status).toBe(model.lives(expiresAt) ? 204 : 401)
      if (response.status === 204) target.revoked = true
    },
  ),
)

const block = fc.boolean().map(blocked =>
  command<Model, Real>(
    blocked ? 'block the context' : 'unblock the context',
    model => model.blocked !== blocked,
    async (model, { client }) => {
      const body = { contextIdentifier: { type: 'Nip' as const, value: nip } }
      await (blocked ? client.testdata.blockContext({ body }) : client.testdata.unblockContext({ body }))
      model.blocked = blocked
    },
  ),
)

const shortly = fc.constantFrom(1, 999, 1000, 1999, 2000)
const later = fc.constantFrom(60_000, 300_000, 600_000, 900_000, 2_700_000, 86_400_000, 604_800_000)
const advance = timePasses<Model, Real>(fc.oneof({ weight: 4, arbitrary: shortly }, { weight: 1, arbitrary: later }))

test('a sign-in lives as its model says, whatever is done in whatever order', async () => {
  const commands = [
    takeChallenge,
    signIn,
    signIn,
    look,
    look,
    redeem,
    redeem,
    refresh,
    list,
    revokeCurrent,
    revokeByReference,
    block,
    advance,
    advance,
  ]
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), drawnCommands =>
      fc.asyncModelRun(() => {
        const real = simulated({ delays })
        const model = new Model()
        model.now = real.runtime.now()
        return { model, real }
      }, drawnCommands),
    ),
    { ...drawn, numRuns: 40 },
  )
})
