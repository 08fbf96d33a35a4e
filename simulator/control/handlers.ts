import type { ControlCalls } from '../../contracts/control/calls.ts'
import { signIn } from './access.ts'
import * as acube from './acube.ts'
import * as certificates from './certificates.ts'
import * as clock from './clock.ts'
import * as delays from './delays.ts'
import * as faults from './faults.ts'
import type { ControlHandler } from './handler.ts'
import * as journal from './journal.ts'
import * as keys from './keys.ts'
import * as outages from './outages.ts'
import * as rateLimits from './rate-limits.ts'
import * as state from './state.ts'
import * as strictness from './strictness.ts'
import * as worlds from './worlds.ts'

type Handlers = {
  readonly [Area in keyof ControlCalls]: {
    readonly [Name in keyof ControlCalls[Area]]: ControlHandler<ControlCalls[Area][Name]>
  }
}

/** Which code does what a call asks for: it does not compile with one missing or of the wrong type. */
export const controlHandlers: Handlers = {
  state,
  access: { signIn },
  clock,
  delays,
  faults,
  journal,
  rateLimits,
  strictness,
  certificates,
  keys,
  outages,
  worlds,
  acube,
}
