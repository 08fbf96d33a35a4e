import * as access from './access.ts'
import * as acube from './acube.ts'
import type { ControlCallShape } from './call.ts'
import * as certificates from './certificates.ts'
import * as clock from './clock.ts'
import * as delays from './delays.ts'
import * as faults from './faults.ts'
import * as journal from './journal.ts'
import * as keys from './keys.ts'
import * as outages from './outages.ts'
import * as rateLimits from './rate-limits.ts'
import * as state from './state.ts'
import * as strictness from './strictness.ts'
import * as worlds from './worlds.ts'

/** Every call by area and name: the one list that everything loops over. `ksef-simulator control <area> <name>` makes it. */
export const controlCalls = {
  state: { health: state.health, ready: state.ready, explanation: state.explanation, records: state.records },
  access: { signIn: access.signIn },
  clock: { read: clock.read, advance: clock.advance, set: clock.set, stand: clock.stand, run: clock.run },
  delays: { read: delays.read, set: delays.set },
  journal: {
    list: journal.list,
    live: journal.live,
    wait: journal.wait,
    verify: journal.verify,
    har: journal.har,
    get: journal.get,
    curl: journal.curl,
    set: journal.set,
    clear: journal.clear,
  },
  rateLimits: { read: rateLimits.read, set: rateLimits.set, forget: rateLimits.forget },
  strictness: { read: strictness.read, set: strictness.set },
  faults: { list: faults.list, add: faults.add, remove: faults.remove, clear: faults.clear },
  certificates: { issue: certificates.issue, change: certificates.change },
  keys: { list: keys.list, rotate: keys.rotate },
  outages: { list: outages.list, add: outages.add, end: outages.end, forget: outages.forget },
  worlds: {
    list: worlds.list,
    drop: worlds.drop,
    reset: worlds.reset,
    snapshot: worlds.snapshot,
    restore: worlds.restore,
  },
  acube: { work: acube.work, deliveries: acube.deliveries },
} as const

export type ControlCalls = typeof controlCalls

export interface ListedControlCall {
  readonly area: string
  readonly name: string
  readonly operation: ControlCallShape
}

export const allControlCalls: readonly ListedControlCall[] = Object.entries(controlCalls).flatMap(([area, named]) =>
  Object.entries(named).map(([name, operation]) => ({ area, name, operation })),
)
