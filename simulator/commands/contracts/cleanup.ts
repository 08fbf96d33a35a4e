import { createClient } from '../../../client/index.ts'
import type { Calls } from '../../../contracts/ksef/calls.ts'
import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import { operations } from '../../../contracts/ksef/operations.ts'
import { type Kind, kinds } from './cleanup-kinds.ts'
import { meantBy } from './operation-of.ts'
import { bearerOf, objectIn, pathUnder, type Seen } from './seen.ts'

/** What was undone, and what the address keeps. */
export interface CleanedUp {
  /** How many of each kind: `{ 'KSeF token': 3 }`. */
  readonly undone: Readonly<Record<string, number>>
  /** What the API lets nobody undo. */
  readonly kept: readonly string[]
  /** What was to be undone and could not, each with the refusal. */
  readonly refused: readonly string[]
}

export interface Cleanup {
  /** Notes what an exchange made or undid. */
  see(seen: Seen): void
  /** Undoes what is noted, the last made first. */
  undo(): Promise<void>
  told(): CleanedUp
}

interface Made {
  readonly kind: Kind
  readonly input: object
  readonly bearer: string | undefined
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const isRefusal = (error: unknown, names: readonly ErrorName[] = []): boolean =>
  error instanceof KsefError && names.includes(error.error)

/** Which sign-in a JWT comes from, and how to get a fresh access token: a long run outlives the first ones. */
const createBearers = () => {
  const sessions = new Map<string, string>()
  const refreshTokens = new Map<string, string>()
  const tokenIn = (value: unknown): string | undefined => {
    const { token } = (value ?? {}) as { token?: unknown }
    return typeof token === 'string' ? token : undefined
  }
  return {
    sessionOf: (bearer: string | undefined): string | undefined => (bearer ? sessions.get(bearer) : undefined),
    refreshTokenOf: (session: string | undefined): string | undefined =>
      session ? refreshTokens.get(session) : undefined,
    /** Learns from the answers of starting, redeeming and refreshing. */
    learn: (bearer: string | undefined, got: Readonly<Record<string, unknown>>): void => {
      const session = got.referenceNumber ?? (bearer && sessions.get(bearer))
      if (typeof session !== 'string') return
      for (const name of ['authenticationToken', 'accessToken', 'refreshToken']) {
        const token = tokenIn(got[name])
        if (token !== undefined) sessions.set(token, session)
        if (token !== undefined && name === 'refreshToken') refreshTokens.set(session, token)
      }
    },
  }
}

/** Operations whose answers hold JWTs. */
const signing: readonly object[] = [
  operations.auth.xadesSignature,
  operations.auth.ksefToken,
  operations.auth.redeem,
  operations.auth.refresh,
]

/**
 * Watches what cases make at an address and undoes it.
 * @param baseUrl with /v2. @param send reaches the address, and `see` of this clean-up.
 */
export const createCleanup = (baseUrl: string, send: (request: Request) => Promise<Response>): Cleanup => {
  const bearers = createBearers()
  const made = new Map<string, Made>()
  let invoices = 0
  const kept: string[] = []
  const undone: Record<string, number> = {}
  const refused: string[] = []

  const keyOf = (kind: Kind, input: object, bearer: string | undefined): string =>
    JSON.stringify([kind.name, input, kind.ofBearer ? bearers.sessionOf(bearer) : undefined])

  const callsOf = (bearer: string | undefined): Calls =>
    createClient({ baseUrl, fetch: send, ...(bearer !== undefined && { accessToken: bearer }) })

  /** Anew with a fresh access token where the first one has expired. */
  const freshly = async (work: (bearer: string | undefined) => Promise<unknown>, bearer: string | undefined) => {
    try {
      await work(bearer)
    } catch (error) {
      const refreshToken = bearers.refreshTokenOf(bearers.sessionOf(bearer))
      if (!isRefusal(error, ['unauthorized']) || refreshToken === undefined) throw error
      const { accessToken } = await createClient({ baseUrl, fetch: send, refreshToken }).auth.refresh()
      await work(accessToken.token)
    }
  }

  const undoOne = async (key: string, { kind, input, bearer }: Made): Promise<void> => {
    made.delete(key)
    try {
      await freshly(by => kind.undo(callsOf(by), input as never), bearer)
      undone[kind.name] = (undone[kind.name] ?? 0) + 1
    } catch (error) {
      const which = `${kind.name} ${JSON.stringify(input)}: ${messageOf(error)}`
      if (isRefusal(error, kind.keptWhen)) kept.push(which)
      else if (!isRefusal(error, kind.goneWhen)) refused.push(which)
    }
  }

  return {
    see: ({ request, sent, response, got }) => {
      const path = pathUnder(baseUrl, request.url)
      if (path === undefined || !response.ok) return
      const { operation, params } = meantBy(request.method, path)
      if (operation === undefined) return
      const [asked, answered, bearer] = [objectIn(sent), objectIn(got), bearerOf(request)]
      if (signing.includes(operation)) bearers.learn(bearer, answered)
      if (operation === operations.sessions.sendInvoice) invoices++
      for (const kind of kinds) {
        const input = kind.which({ params, asked, answered, session: bearers.sessionOf(bearer) })
        if (input === undefined) continue
        const by = kind.bearerIn?.(answered) ?? bearer
        if (kind.made.includes(operation)) made.set(keyOf(kind, input, bearer), { kind, input, bearer: by })
        else if (kind.undone.includes(operation)) made.delete(keyOf(kind, input, bearer))
      }
    },
    undo: async () => {
      for (const [key, one] of [...made].reverse()) await undoOne(key, one)
    },
    told: () => ({
      undone,
      kept: [...(invoices > 0 ? [`${invoices} × invoice: KSeF keeps what was sent`] : []), ...kept],
      refused,
    }),
  }
}
