import { makeInternalId } from '../../../contracts/ksef/formats.ts'
import {
  closeSession,
  freshInvoiceSession,
  freshNumber,
  type InvoiceOptions,
  type InvoiceSession,
  type InvoiceState,
  internalSubject,
  invoiceNow,
  openInvoiceSession,
  sendAccepted,
  sendAndSettle,
  sessionOutcome,
  stored,
} from '../../../contracts/ksef/suite-invoices.ts'
import { freshNip, signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import type { Target } from '../../../contracts/suite.ts'
import { answers501, type Leads, type NotLed } from './lead.ts'

const fresh = (target: Target): Promise<InvoiceSession> => freshInvoiceSession(target, signInOwner)

const list = (target: Target, { referenceNumber, by }: InvoiceSession): Promise<Response> =>
  target.request('GET', `/sessions/${referenceNumber}/invoices`, { token: by.accessToken })

const status = (target: Target, session: InvoiceSession, { referenceNumber }: InvoiceState): Promise<Response> =>
  target.request('GET', `/sessions/${session.referenceNumber}/invoices/${referenceNumber}`, {
    token: session.by.accessToken,
  })

/** The status of an invoice that someone changed before it was sent. */
const statusOf =
  (change: (xml: string) => string, options: Partial<InvoiceOptions> = {}) =>
  async (target: Target): Promise<Response> => {
    const session = await fresh(target)
    const xml = await invoiceNow(target, { seller: session.by.context.value, ...options })
    return status(target, session, await sendAndSettle(target, session, change(xml)))
  }

/** The list of a session that has just such an invoice. */
const listOf =
  (change: (xml: string) => string) =>
  async (target: Target): Promise<Response> => {
    const session = await fresh(target)
    const xml = await invoiceNow(target, { seller: session.by.context.value })
    await sendAndSettle(target, session, change(xml))
    return list(target, session)
  }

const duplicate = async (target: Target): Promise<Response> => {
  const session = await fresh(target)
  const { xml } = await sendAccepted(target, session)
  return status(target, session, await sendAndSettle(target, session, xml))
}

/** A wrong internal identifier, in an invoice that comes after so many others of its session. */
const internalId = async (target: Target, others: number): Promise<Response> => {
  const session = await freshInvoiceSession(target, signInOwner, { feature: 'subject-identifier-validation' })
  const right = makeInternalId(freshNip(), '0001')
  const wrong = right.slice(0, -1) + ((Number(right.at(-1)) + 1) % 10)
  const seller = session.by.context.value
  for (let times = 0; times < others; times++) await sendAccepted(target, session, { number: freshNumber() })
  const xml = await invoiceNow(target, { seller, thirdSubjects: internalSubject(wrong) })
  return status(target, session, await sendAndSettle(target, session, xml))
}

export const sessionInvoiceLeads: Leads = {
  'session-invoices-200-accepted': async target => {
    const session = await fresh(target)
    const invoice = await sendAccepted(target, session, { number: 'TEST/1768576480/001' })
    await closeSession(session)
    await sessionOutcome(target, session)
    await stored(target, session, invoice)
    return list(target, session)
  },
  'session-invoices-200-semantic-error-enum': listOf(xml => xml.replace('<P_12>23<', '<P_12>23.00<')),
  'session-invoices-200-semantic-error-incomplete': listOf(xml => xml.replace('<JST>2</JST><GV>2</GV>', '')),
  'session-invoices-200-semantic-error-order': listOf(xml => xml.replace('<P_14_1>', '<P_13_2>0</P_13_2><P_14_1>')),
  'session-invoices-400-21173': async target =>
    list(target, { ...(await fresh(target)), referenceNumber: '20260116-SO-341F20A000-E2F3DB6E58-54' }),

  'invoice-410-context-detail-2025-12': async target => {
    const session = await openInvoiceSession(target, await signInOwner(target, '7497725064'))
    const xml = await invoiceNow(target, { seller: '7952809480' })
    return status(target, session, await sendAndSettle(target, session, xml))
  },
  'invoice-status-435-file-decryption': {
    instead: 'The cause is not visible in the source: encrypted with another key.',
    to: async target => {
      const session = await fresh(target)
      const wrong = { ...session, key: Buffer.alloc(32) }
      const xml = await invoiceNow(target, { seller: session.by.context.value })
      // One ciphertext in 256 happens to end like a padding.
      let state = await sendAndSettle(target, wrong, xml)
      while (state.status.code !== 435) state = await sendAndSettle(target, wrong, `${xml} `)
      return status(target, session, state)
    },
  },
  'invoice-status-440-duplicate-2025': duplicate,
  'invoice-status-440-duplicate-extensions': duplicate,
  'invoice-status-450-form-code-mismatch': statusOf(xml =>
    xml.replace('kodSystemowy="FA (3)"', 'kodSystemowy="FA (2)"'),
  ),
  'invoice-status-450-invalid-xml': statusOf(() => 'no invoice'),
  'invoice-450-idwew': target => internalId(target, 0),
  'technical-correction-of-duplicate': async target => {
    const session = await fresh(target)
    const { xml } = await sendAccepted(target, session)
    const { invoiceHash } = await sendAndSettle(target, session, `${xml}\n`, { offlineMode: true })
    const correction = { offlineMode: true, hashOfCorrectedInvoice: invoiceHash }
    return status(target, session, await sendAccepted(target, session, { number: freshNumber() }, correction))
  },
  // The fifth of its session.
  'invoice-status-450-internal-id': target => internalId(target, 4),
}

const batch = answers501('POST /sessions/batch')

export const sessionInvoicesNotLed: NotLed = {
  'session-batch-invoices-mixed': batch,
  'session-batch-invoices-before-processing': batch,
  'session-batch-invoices-offline-2025-10': batch,
  'invoice-410-context-detail-2026-06':
    'The poster wrote NIP1 and NIP2 for the numbers; invoice-410-context-detail-2025-12 has them.',
  'invoice-status-410-permission-scope':
    'Another detail since December 2025 at the latest: invoice-410-context-detail-2025-12.',
}
