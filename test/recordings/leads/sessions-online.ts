import { randomBytes } from 'node:crypto'
import {
  closeSession,
  fa3,
  freshInvoiceSession,
  hashOf,
  type InvoiceSession,
  invoiceNow,
  openInvoiceSession,
  send,
  sendAccepted,
  sendAndSettle,
  sendBody,
  sessionOutcome,
  symmetricKeyKey,
} from '../../../contracts/ksef/suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import { encrypt } from '../../../contracts/ksef/suite-tokens.ts'
import type { Target } from '../../../contracts/suite.ts'
import type { Leads, NotLed } from './lead.ts'

const open = async (target: Target): Promise<Response> => {
  const { accessToken } = await signInOwner(target)
  const { certificate } = await symmetricKeyKey(target)
  const encryption = {
    encryptedSymmetricKey: encrypt(randomBytes(32), certificate),
    initializationVector: randomBytes(16).toString('base64'),
  }
  return target.request('POST', '/sessions/online', { token: accessToken, body: { formCode: fa3, encryption } })
}

const openPef = async (target: Target): Promise<Response> => {
  const formCode = { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF' }
  const { accessToken } = await signInOwner(target)
  const encryption = { encryptedSymmetricKey: 'AAAA', initializationVector: randomBytes(16).toString('base64') }
  return target.request('POST', '/sessions/online', { token: accessToken, body: { formCode, encryption } })
}

const sendTo = (target: Target, session: InvoiceSession, document: string): Promise<Response> =>
  target.request('POST', `/sessions/online/${session.referenceNumber}/invoices`, {
    token: session.by.accessToken,
    body: sendBody(session, document),
  })

const close = (target: Target, { referenceNumber, by }: InvoiceSession): Promise<Response> =>
  target.request('POST', `/sessions/online/${referenceNumber}/close`, { token: by.accessToken })

const status = (target: Target, { referenceNumber, by }: InvoiceSession): Promise<Response> =>
  target.request('GET', `/sessions/${referenceNumber}`, { token: by.accessToken })

const fresh = (target: Target): Promise<InvoiceSession> => freshInvoiceSession(target, signInOwner)

const withBadKey = (target: Target): Promise<InvoiceSession> =>
  freshInvoiceSession(target, signInOwner, { encryptedSymmetricKey: randomBytes(256).toString('base64') })

const sendWithBadKey = async (target: Target): Promise<Response> =>
  sendTo(target, await withBadKey(target), 'no invoice')

/** A session whose only invoice was rejected. */
const withRejected = async (target: Target): Promise<InvoiceSession> => {
  const session = await fresh(target)
  await sendAndSettle(target, session, 'no invoice')
  return session
}

/** A session whose only invoice was accepted, just closed. */
const justClosed = async (target: Target): Promise<InvoiceSession> => {
  const session = await fresh(target)
  await sendAccepted(target, session)
  await closeSession(session)
  return session
}

export const sessionLeads: Leads = {
  'forms-pef-from-nip-21405': openPef,
  'session-online-open-201-recorded': open,
  'session-open-201-headers-old-host': open,

  'session-online-send-202-recorded': async target => {
    const session = await fresh(target)
    return sendTo(target, session, await invoiceNow(target, { seller: session.by.context.value }))
  },
  'session-send-400-21180-status-415': sendWithBadKey,
  'session-send-400-21180-prod-log': {
    instead: 'On TEST, where a self-signed seal gets in.',
    to: sendWithBadKey,
  },
  'session-415-intermittent': {
    instead: 'The key is checked at once here: always noticed when sending, never in the status of an invoice.',
    to: sendWithBadKey,
  },
  'session-invoices-403-insufficient-access': async target => {
    const session = await fresh(target)
    return sendTo(target, { ...session, by: await signInOwner(target) }, 'no invoice')
  },
  'technical-correction-not-offline-400': async target => {
    const session = await fresh(target)
    return target.request('POST', `/sessions/online/${session.referenceNumber}/invoices`, {
      token: session.by.accessToken,
      body: { ...sendBody(session, 'no invoice'), hashOfCorrectedInvoice: hashOf('another') },
    })
  },
  'session-send-404-no-body': {
    instead: 'The source does not say what was wrong with the address: the path has no version.',
    to: async target => sendTo(target, { ...(await fresh(target)), referenceNumber: '../..' }, 'no invoice'),
  },

  'session-online-close-204-recorded': async target => {
    const session = await fresh(target)
    await sendAccepted(target, session)
    return close(target, session)
  },
  'session-close-400-bad-key': async target => close(target, await withBadKey(target)),

  'session-status-100-open-with-failed': async target => status(target, await withRejected(target)),
  'session-status-170-until-upo': async target => status(target, await justClosed(target)),
  'session-status-415-key-decryption': async target => status(target, await withBadKey(target)),
  'session-status-445-no-valid-invoices': async target => {
    const session = await withRejected(target)
    await closeSession(session)
    await sessionOutcome(target, session)
    return status(target, session)
  },
  'known-session-440-empty': async target => {
    const nip = freshNip()
    const session = await openInvoiceSession(target, await signInOwner(target, nip))
    await target.advance(12 * 3_600_000)
    return status(target, { ...session, by: await signInOwner(target, nip) })
  },
  'upo-reference-eu-type': async target => {
    const session = await justClosed(target)
    await sessionOutcome(target, session)
    return status(target, session)
  },
  'session-resource-access-rule': async target => {
    const nip = freshNip()
    const session = await openInvoiceSession(target, await signInOwner(target, nip))
    const reference = await send(session, 'no invoice')
    const { accessToken } = await signInDelegate(target, nip, ['InvoiceWrite'])
    return target.request('GET', `/sessions/${session.referenceNumber}/invoices/${reference}`, { token: accessToken })
  },
}

export const sessionsNotLed: NotLed = {
  'technical-correction-500': 'A fault of the real system.',
  'technical-correction-second-accepted-400': 'A code and a wording that KSeF has given up.',
  'error-401-empty-sessions-online': '401 had no body until early 2026.',
  'error-403-empty-sessions-online': '403 had no body until early 2026.',
}
