import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { longDelays, noon, pace } from '../../suites/targets/target-kind.ts'
import type { Recording } from '../recording.ts'
import { authSessionLeads, authSessionsNotLed } from './auth-sessions.ts'
import { invoiceLeads, invoicesNotLed } from './invoices.ts'
import { certificateLeads } from './ksef-certificates.ts'
import { controlOf, type Lead, type Leads, type NotLed } from './lead.ts'
import { otherLeads, othersNotLed } from './others.ts'
import { permissionLeads } from './permissions.ts'
import { sessionInvoiceLeads, sessionInvoicesNotLed } from './session-invoices.ts'
import { sessionLeads, sessionsNotLed } from './sessions-online.ts'
import { signInLeads, signInNotLed } from './sign-in.ts'

/** How the simulator is led to each recording. */
export const led: Leads = {
  ...signInLeads,
  ...certificateLeads,
  ...authSessionLeads,
  ...sessionLeads,
  ...sessionInvoiceLeads,
  ...invoiceLeads,
  ...permissionLeads,
  ...otherLeads,
}

/** Those that are not, and why. */
export const notLed: NotLed = {
  ...signInNotLed,
  ...authSessionsNotLed,
  ...sessionsNotLed,
  ...sessionInvoicesNotLed,
  ...invoicesNotLed,
  ...othersNotLed,
}

export const leadOf = ({ id }: Recording): Lead | undefined => {
  const lead = led[id]
  return typeof lead === 'function' ? { to: lead } : lead
}

/** The answer of a fresh simulator that was led to a recording. */
export const answerTo = async ({ to, profile, rateLimited }: Lead): Promise<Response> => {
  const runtime = fixedRuntime({ at: noon, seed: 4, delays: longDelays })
  const simulator = createSimulator({ runtime, profile, rateLimits: rateLimited ? 'test' : 'off' })
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async times => runtime.advance(pace(times)),
    advance: runtime.advance,
  })
  return to(target, controlOf(simulator))
}
