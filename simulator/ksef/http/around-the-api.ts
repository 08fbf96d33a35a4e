import type { OutageEffect } from '../../../contracts/control/outages.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Answer, Answering, Connection } from '../../http/connection.ts'
import { ConnectionLost } from '../../http/connection-lost.ts'
import { frontAnswers } from '../outages/effects.ts'
import { why } from '../outages/explanations.ts'
import { isUnderWay } from '../outages/outages.ts'
import type { OutageRecord } from '../records.ts'
import { respond, type Written } from './respond.ts'
import type { Services } from './services.ts'

/** Longest that a request hangs, in milliseconds of the world's clock. */
const PATIENCE = 120_000

/** What keeps a request from KSeF, or its answer from the caller; the others are the handlers' own matter. */
type FrontEffect = Exclude<OutageEffect, 'none' | 'cancelled' | 'stuck' | 'session-maintenance'>
const isOfFront = (effect: OutageEffect): effect is FrontEffect => Object.hasOwn(unwell, effect)

/** The outages that are known: none, as long as nobody set any. */
export interface KnownOutages {
  readonly current: readonly OutageRecord[]
  /** From now on there are these. */
  know(outages: readonly OutageRecord[]): void
}

/** Stands around the API and its download links: an outage keeps them from answering. */
export const aroundTheApi = (
  inner: Answering,
  { outages: { current }, services }: { readonly outages: KnownOutages; readonly services: Services },
): Answering => {
  if (current.length === 0) return inner
  return (request, connection) => {
    if (!isOfKsef(request)) return inner(request, connection)
    const now = services.runtime.now()
    const outage = current.findLast(it => isUnderWay(it, now) && isOfFront(it.api))
    return outage === undefined
      ? inner(request, connection)
      : unwell[outage.api as FrontEffect]({ request, connection, outage, now, inner, services })
  }
}

const isOfKsef = ({ url }: Request): boolean => /^\w+:\/\/[^/?#]*\/(api\/v2|v2|storage)\//.test(url)

interface Struck {
  readonly request: Request
  readonly connection: Connection | undefined
  readonly outage: OutageRecord
  readonly now: number
  readonly inner: Answering
  readonly services: Services
}

const unwell: Readonly<Record<FrontEffect, (struck: Struck) => Answer>> = {
  unavailable: struck => say(struck, frontAnswers.unavailable),
  'bad-gateway': struck => say(struck, frontAnswers['bad-gateway']),
  'gateway-timeout': struck => say(struck, frontAnswers['gateway-timeout']),
  cut: struck => cutOff(struck),
  hang: async struck => {
    const end = Math.min(struck.outage.to ?? Number.POSITIVE_INFINITY, struck.now + PATIENCE)
    await new Promise<void>(resolve => {
      const forget = struck.services.runtime.wakeUp(end, resolve)
      struck.request.signal.addEventListener('abort', () => {
        forget()
        resolve()
      })
    })
    return say(struck, frontAnswers['gateway-timeout'])
  },
  'done-but-lost': async struck => {
    const { status, body } = await struck.inner(struck.request, struck.connection)
    await body?.cancel()
    return say(struck, frontAnswers['bad-gateway'], toldOf('lost', struck.outage, status))
  },
}

const toldOf = (name: 'down' | 'lost', { eventId, category, api, from, to }: OutageRecord, status = 0): Told =>
  why(name, {
    eventId,
    kind: category,
    api,
    from: new Date(from).toISOString(),
    until: to === undefined ? why('open') : why('ends', { to: new Date(to).toISOString() }),
    status,
  })

const say = ({ request, outage, now, services }: Struck, written: Written, told = toldOf('down', outage)): Answer =>
  respond({ request, now, explanations: [told], warnings: [] }, written, services)

/** Over a socket nothing is answered; in process it is what fetch says of a connection that was cut. */
const cutOff = ({ connection }: Struck): Promise<never> => {
  connection?.incoming?.socket.destroy?.()
  return Promise.reject(new ConnectionLost('fetch failed'))
}
