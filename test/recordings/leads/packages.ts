import { openInvoiceSession, sendAccepted } from '../../../contracts/ksef/suite-invoices.ts'
import { signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import type { Leads, NotLed } from './lead.ts'

/** What goes by the package: collective identifiers, batches, exports. */

export const packageLeads: Leads = {
  'collective-create-71001-not-stored': async target => {
    const owner = await signInOwner(target)
    const session = await openInvoiceSession(target, owner)
    const sent = [await sendAccepted(target, session), await sendAccepted(target, session)]
    const body = { invoices: sent.map(({ ksefNumber }) => ({ ksefNumber })) }
    return target.request('POST', '/collective-identifiers', { token: owner.accessToken, body })
  },
}

export const packagesNotLed: NotLed = {
  'collective-create-21001-currency':
    'The sentence of August 2026; the shorter one that was announced in its place is given (CIRFMF/ksef-api issue 857).',
  'collective-create-500-2026-08-27': 'A fault of the real system, corrected since.',
}
