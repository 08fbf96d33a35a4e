import type { Runtime } from '../runtime/runtime.ts'
import { createExchangeLog } from './exchanges.ts'
import type { PortalSession } from './session.ts'

/** Answers a request to the API for a browser at an address. */
export type Api = (request: Request, clientIp: string) => Promise<Response>

export interface Sessions {
  /** The session of a cookie, when there is one and it has not expired. */
  find(id: string | undefined): PortalSession | undefined
  open(clientIp: string): PortalSession
  /** Gives the session another id and CSRF token. */
  renew(session: PortalSession): void
  close(session: PortalSession): void
  readonly size: number
}

/** So many browsers are known at once; who has been idle longest goes first, before anyone who is signed in. */
export const keptSessions = 200
/** Idle for so long, a session ends, in milliseconds. */
export const idleLife = 8 * 3_600_000

/** @param prefix what stands before the world's paths */
export const createSessions = ({ now, random }: Runtime, api: Api, kept = keptSessions, prefix = ''): Sessions => {
  const sessions = new Map<string, PortalSession>()
  const secret = (): string => random(32).toString('hex')

  /** Nobody's keys stay longer than the session. Who was idle longest comes first. */
  const forgetExpired = (): void => {
    for (const session of sessions.values()) {
      if (!hasExpired(session)) return
      sessions.delete(session.id)
    }
  }
  const makeRoom = (): void => {
    forgetExpired()
    if (sessions.size < kept) return
    const idle = [...sessions.values()]
    sessions.delete((idle.find(({ signedIn }) => signedIn === undefined) ?? idle[0]!).id)
  }
  const hasExpired = ({ lastSeen }: PortalSession): boolean => now() - lastSeen > idleLife

  return {
    get size() {
      return sessions.size
    },
    find: id => {
      forgetExpired()
      const session = id === undefined ? undefined : sessions.get(id)
      if (session === undefined) return undefined
      sessions.delete(session.id)
      session.lastSeen = now()
      // The order of the map is the order of use.
      sessions.set(session.id, session)
      return session
    },
    open: clientIp => {
      makeRoom()
      const session: PortalSession = {
        id: secret(),
        csrf: secret(),
        lastSeen: now(),
        clientIp,
        exchanges: createExchangeLog(request => api(request, session.clientIp), prefix),
        identities: new Map(),
        signIns: new Map(),
        unseenTokens: new Map(),
        sentDocuments: new Map(),
        certificateKeys: new Map(),
        pagesBefore: new Map(),
        greeting: false,
        redirected: false,
        refreshes: 0,
      }
      sessions.set(session.id, session)
      return session
    },
    renew: session => {
      sessions.delete(session.id)
      session.id = secret()
      session.csrf = secret()
      sessions.set(session.id, session)
    },
    close: session => {
      sessions.delete(session.id)
    },
  }
}
