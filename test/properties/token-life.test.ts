import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { encryptToken } from '../../client/encrypt-token.ts'
import type { Session } from '../../client/session.ts'
import type { TokenPermission } from '../../contracts/ksef/permission-names.ts'
import { lifetimes } from '../../simulator/ksef/lifetimes.ts'
import { simulated } from '../simulator/simulated.ts'
import { command, pick, timePasses } from './command.ts'
import { drawn } from './seed.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The life of a KSeF token: made, pending, active, used to sign in, revoked by its author or by itself. */

const nip = '5265877635'
const delays = { activation: 5000, revocation: 3000, authentication: 1000 }

interface Token {
  readonly referenceNumber: string
  readonly text: string
  readonly permissions: readonly TokenPermission[]
  readonly createdAt: number
  revokedAt?: number
  usedAt?: number
}
interface TokenSession {
  readonly token: Token
  readonly referenceNumber: string
  readonly bearer: string
  readonly startedAt: number
  readonly settlesAt: number
  readonly ending: { readonly code: number; readonly detail?: RegExp }
  tokens?: { readonly access: string; readonly refresh: string }
}

/** A JWT counts in seconds. */
const wholeSeconds = (at: number) => Math.floor(at / 1000) * 1000

class Model {
  now = 0
  blocked = false
  readonly tokens: Token[] = []
  readonly sessions: TokenSession[] = []

  statusOf({ createdAt, revokedAt, permissions }: Token): string {
    if (revokedAt !== undefined) return this.now < revokedAt + delays.revocation ? 'Revoking' : 'Revoked'
    if (this.now < createdAt + delays.activation) return 'Pending'
    return fails(permissions) ? 'Failed' : 'Active'
  }
  lives(expiresAt: number): boolean {
    return this.now <= wholeSeconds(expiresAt) + lifetimes.clockSkew
  }
}
/** The organisation is no authority of enforcement. */
const fails = (permissions: readonly TokenPermission[]) => permissions.includes('EnforcementOperations')

/** A simulator and its owner, who signs in again when the last session has grown old. */
const opened = async () => {
  const all = simulated({ delays })
  let session: Session | undefined
  let openedAt = 0
  const owner = async (): Promise<Session> => {
    if (session === undefined || all.runtime.now() > openedAt + lifetimes.accessToken / 2) {
      session = await all.signedIn(nip)
      openedAt = all.runtime.now()
    }
    return session
  }
  await owner()
  const [key] = await all.client.publicKeys.list()
  return { ...all, owner, certificate: key!.certificate }
}
type Real = Awaited<ReturnType<typeof opened>>

/** The owner's sign-in waits, and its waits move the clock. */
const ownerOf = async (model: Model, { owner, runtime }: Real): Promise<Session> => {
  const session = await owner()
  model.now = runtime.now()
  return session
}
const unblocked = ({ blocked }: Model) => !blocked
const withTokens = (model: Model) => unblocked(model) && model.tokens.length > 0

const rights = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.subarray<TokenPermission>(['InvoiceRead', 'InvoiceWrite', 'CredentialsManage'], { minLength: 1 }),
  },
  { weight: 1, arbitrary: fc.constant<TokenPermission[]>(['InvoiceRead', 'EnforcementOperations']) },
)
const generate = rights.map(permissions =>
  command<Model, Real>(`generate [${permissions}]`, unblocked, async (model, real) => {
    const session = await ownerOf(model, real)
    // Owners have every permission but enforcement, of which they may ask: the token fails.
    const made = await session.tokens.generate({ body: { description: 'Accounting', permissions } })
    model.tokens.push({ ...made, text: made.token, permissions, createdAt: model.now })
  }),
)

const look = fc.nat().map(number =>
  command<Model, Real>(`look at token ${number}`, withTokens, async (model, real) => {
    const session = await ownerOf(model, real)
    const token = pick(model.tokens, number)
    const seen = await session.tokens.get({ params: { referenceNumber: token.referenceNumber } })
    expect(seen.status).toBe(model.statusOf(token))
    expect(seen.statusDetails !== undefined).toBe(seen.status === 'Failed')
    expect(seen.requestedPermissions).toEqual(token.permissions)
    expect(seen.lastUseDate && Date.parse(seen.lastUseDate)).toBe(token.usedAt)
  }),
)

const list = fc.constantFrom('Pending', 'Active', 'Revoking', 'Revoked', 'Failed', undefined).map(status =>
  command<Model, Real>(`list ${status ?? 'all'} tokens`, unblocked, async (model, real) => {
    const session = await ownerOf(model, real)
    const query = { pageSize: 100, status: status === undefined ? undefined : [status as 'Active'] }
    const { tokens } = await session.tokens.list({ query })
    const expected = model.tokens.filter(token => status === undefined || model.statusOf(token) === status)
    expect(tokens.map(token => `${token.referenceNumber} ${token.status}`).sort()).toEqual(
      expected.map(token => `${token.referenceNumber} ${model.statusOf(token)}`).sort(),
    )
    const dates = tokens.map(({ dateCreated }) => Date.parse(dateCreated))
    expect(dates).toEqual(dates.toSorted((a, b) => b - a))
  }),
)

const revoke = fc.nat().map(number =>
  command<Model, Real>(`revoke token ${number}`, withTokens, async (model, real) => {
    const session = await ownerOf(model, real)
    const token = pick(model.tokens, number)
    await session.tokens.revoke({ params: { referenceNumber: token.referenceNumber } })
    token.revokedAt ??= model.now
  }),
)

const wrongs = ['nothing', 'secret', 'time', 'parts'] as const
const signIn = fc.tuple(fc.nat(), fc.constantFrom('nothing', 'nothing', 'nothing', ...wrongs)).map(([number, wrong]) =>
  command<Model, Real>(
    `sign in with token ${number}, ${wrong} wrong`,
    ({ tokens }) => tokens.length > 0,
    async (model, { client, certificate }) => {
      const token = pick(model.tokens, number)
      const { challenge, timestampMs } = await client.auth.challenge()
      const texts = { nothing: token.text, time: token.text, secret: `${token.text.slice(0, -4)}zzzz`, parts: 'x' }
      const encryptedToken = await encryptToken(texts[wrong], timestampMs + (wrong === 'time' ? 1 : 0), certificate)
      const contextIdentifier = { type: 'Nip' as const, value: nip }
      const started = await client.auth.ksefToken({ body: { challenge, contextIdentifier, encryptedToken } })
      const ending = endingOf(wrong, token, model)
      const waits = ending.code === 200 || ending.code === 480 || ending === endings.inactive
      if (ending.code === 200) token.usedAt = model.now
      model.sessions.push({
        token,
        referenceNumber: started.referenceNumber,
        bearer: started.authenticationToken.token,
        startedAt: model.now,
        settlesAt: Math.max(model.now + delays.authentication, waits ? token.createdAt + delays.activation : 0),
        ending,
      })
    },
  ),
)
const endings = {
  good: { code: 200 },
  encoding: { code: 450, detail: /kodowanie/ },
  time: { code: 450, detail: /czas/ },
  unknown: { code: 450, detail: /Nieprawidłowy token/ },
  revoked: { code: 450, detail: /unieważniony/ },
  inactive: { code: 450, detail: /nieaktywny/ },
  blocked: { code: 480 },
} as const
const endingOf = (wrong: (typeof wrongs)[number], token: Token, { blocked }: Model): TokenSession['ending'] => {
  if (wrong === 'parts') return endings.encoding
  if (wrong === 'time') return endings.time
  if (wrong === 'secret') return endings.unknown
  if (token.revokedAt !== undefined) return endings.revoked
  if (fails(token.permissions)) return endings.inactive
  return blocked ? endings.blocked : endings.good
}

const lookAtSignIn = fc.nat().map(number =>
  command<Model, Real>(
    `look at sign-in ${number}`,
    ({ sessions }) => sessions.length > 0,
    async (model, { ask }) => {
      const it = pick(model.sessions, number)
      const response = await ask(`GET /v2/auth/${it.referenceNumber}`, { bearer: it.bearer })
      if (!model.lives(it.startedAt + lifetimes.authenticationToken)) return expect(response.status).toBe(401)
      const { status } = await response.json()
      const settled = model.now >= it.settlesAt
      expect(status.code).toBe(settled ? it.ending.code : 100)
      expect(response.headers.has('X-Simulator-Explanation')).toBe(settled && it.ending.code !== 200)
      if (settled && it.ending.detail) expect(status.details).toEqual([expect.stringMatching(it.ending.detail)])
    },
  ),
)

const redeem = fc.nat().map(number =>
  command<Model, Real>(
    `redeem sign-in ${number}`,
    ({ sessions }) => sessions.length > 0,
    async (model, { ask }) => {
      const it = pick(model.sessions, number)
      const response = await ask('POST /v2/auth/token/redeem', { bearer: it.bearer })
      const lives = model.lives(it.startedAt + lifetimes.authenticationToken)
      const given =
        it.tokens === undefined &&
        it.ending.code === 200 &&
        model.now >= it.settlesAt &&
        it.token.revokedAt === undefined
      expect(response.status).toBe(lives ? (given ? 200 : 400) : 401)
      if (response.status !== 200) return
      const { accessToken, refreshToken } = await response.json()
      it.tokens = { access: accessToken.token, refresh: refreshToken.token }
      const claims = JSON.parse(Buffer.from(accessToken.token.split('.')[1]!, 'base64url').toString())
      expect(JSON.parse(claims.per)).toEqual(it.token.permissions)
    },
  ),
)

const withAccess = ({ sessions }: Model) => sessions.filter(it => it.tokens !== undefined)

const refresh = fc.nat().map(number =>
  command<Model, Real>(
    `refresh token session ${number}`,
    model => withAccess(model).length > 0,
    async (model, { ask }) => {
      const it = pick(withAccess(model), number)
      const response = await ask('POST /v2/auth/token/refresh', { bearer: it.tokens!.refresh })
      const given = !model.blocked && it.token.revokedAt === undefined
      expect(response.status).toBe(model.lives(it.startedAt + lifetimes.refreshToken) ? (given ? 200 : 400) : 401)
      if (response.status === 200) it.tokens = { ...it.tokens!, access: (await response.json()).accessToken.token }
    },
  ),
)

const revokeSelf = fc.nat().map(number =>
  command<Model, Real>(
    `token session ${number} revokes its own token`,
    model => withAccess(model).length > 0,
    async (model, { ask }) => {
      const { token, tokens } = pick(withAccess(model), number)
      const response = await ask(`DELETE /v2/tokens/${token.referenceNumber}`, { bearer: tokens!.access })
      const { exp } = JSON.parse(Buffer.from(tokens!.access.split('.')[1]!, 'base64url').toString())
      expect(response.status).toBe(model.lives(exp * 1000) ? 204 : 401)
      if (response.status === 204) token.revokedAt ??= model.now
    },
  ),
)

const blocking = (blocked: boolean) =>
  fc.constant(
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
const [block, unblock] = [blocking(true), blocking(false)]

const shortly = fc.constantFrom(1, 999, 1000, 2000, 2999, 3000, 5000)
const later = fc.constantFrom(60_000, 1_200_000, 604_800_000)
const advance = timePasses<Model, Real>(fc.oneof({ weight: 6, arbitrary: shortly }, { weight: 1, arbitrary: later }))

test('a KSeF token lives as its model says, whatever is done in whatever order', async () => {
  // What is listed more than once is drawn more often.
  const often = [
    generate,
    look,
    look,
    look,
    signIn,
    signIn,
    lookAtSignIn,
    redeem,
    redeem,
    refresh,
    refresh,
    unblock,
    unblock,
  ]
  const commands = [...often, list, revoke, revokeSelf, block, advance, advance, advance]
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), drawnCommands =>
      fc.asyncModelRun(async () => {
        const real = await opened()
        const model = new Model()
        model.now = real.runtime.now()
        return { model, real }
      }, drawnCommands),
    ),
    { ...drawn, numRuns: 30 },
  )
})
