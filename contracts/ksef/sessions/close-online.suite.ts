import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  closeSession,
  freshInvoiceSession,
  invoiceNow,
  openInvoiceSession,
  send,
  sendAccepted,
  sendAndSettle,
  sessionNow,
  sessionOutcome,
  unknownSession,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { closeOnline } from './close-online.ts'

const taken: Case[] = [
  {
    title: 'a session is closed: 204 without a body, and it is processed',
    evidence: 'recorded',
    source: ['session-online-close-204-recorded', 'sessions-online-032', 'session-status-061'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendAccepted(target, session)
      const path = `/sessions/online/${session.referenceNumber}/close`
      const response = await target.request('POST', path, { token: session.by.accessToken })
      assert.equal(response.status, 204)
      assert.equal(await response.text(), '')
      const { status } = await sessionOutcome(target, session)
      assert.deepEqual(status, { code: 200, description: 'Sesja interaktywna przetworzona pomyślnie' })
    },
  },
  {
    title: 'until the UPO is made it stands at 170',
    evidence: 'described',
    source: ['session-status-170-until-upo', 'session-status-060'],
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendAccepted(target, session)
      await closeSession(session)
      const { status, upo } = await sessionNow(session)
      assert.deepEqual(status, { code: 170, description: 'Sesja interaktywna zamknięta' })
      assert.equal(upo, undefined)
    },
  },
  {
    title: 'an empty session is cancelled at once: 440',
    evidence: 'documented',
    source: ['sessions-online-033', 'sessions-online-068', 'session-status-063'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await closeSession(session)
      assert.deepEqual((await sessionNow(session)).status, {
        code: 440,
        description: 'Sesja anulowana',
        details: ['Nie przesłano faktur'],
      })
    },
  },
  {
    title: 'a session without a valid invoice ends in 445, without a UPO',
    evidence: 'recorded',
    source: ['session-status-445-no-valid-invoices', 'session-upo-only-on-200', 'session-status-064'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendAndSettle(target, session, 'no invoice')
      await closeSession(session)
      const { status, upo, invoiceCount, failedInvoiceCount, successfulInvoiceCount } = await sessionOutcome(
        target,
        session,
      )
      assert.deepEqual(status, { code: 445, description: 'Błąd weryfikacji, brak poprawnych faktur' })
      assert.equal(upo, undefined)
      assert.deepEqual([invoiceCount, failedInvoiceCount, successfulInvoiceCount], [1, 1, undefined])
    },
  },
  {
    title: 'an invoice of a seller with the NIP 123 is taken in, counted as failed, and lets the session end in 445',
    evidence: 'described',
    source: 'sessions-online-053',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendAndSettle(target, session, await invoiceNow(target, { seller: '123' }))
      const { status, failedInvoiceCount } = await sessionNow(session)
      assert.deepEqual([status.code, failedInvoiceCount], [100, 1])
      await closeSession(session)
      assert.equal((await sessionOutcome(target, session)).status.code, 445)
    },
  },
  {
    title: 'after twelve hours it is closed by itself and processed',
    evidence: 'documented',
    source: 'sessions-online-027',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      await sendAccepted(target, session)
      await target.advance(12 * 3_600_000)
      const by = await signInOwner(target, nip)
      assert.equal((await sessionOutcome(target, { ...session, by })).status.code, 200)
    },
  },
  {
    title: 'invoices under way are finished before the session is',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/standing.ts',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await send(session, 'no invoice')
      await closeSession(session)
      assert.equal((await sessionOutcome(target, session)).failedInvoiceCount, 1)
    },
  },
  {
    title: 'another sign-in of who opened it closes it',
    evidence: 'described',
    source: 'sessions-online-063',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      await closeSession({ ...session, by: await signInOwner(target, nip) })
    },
  },
  {
    title: 'the owner closes what a delegate opened',
    evidence: 'described',
    source: 'sessions-online-066',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInDelegate(target, nip, ['InvoiceWrite']))
      await closeSession({ ...session, by: await signInOwner(target, nip) })
    },
  },
]

const refusals: Case[] = [
  {
    title: 'a closed session is not closed again',
    evidence: 'documented',
    source: 'sessions-online-019',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await closeSession(session)
      const error = await refused(closeSession(session), 'sessionCannotBeClosed')
      assert.deepEqual(error.details, ['Status sesji (440) uniemożliwia jej zamknięcie.'])
    },
  },
  {
    title: 'a session whose key was bad is not closed',
    evidence: 'described',
    source: 'session-close-400-bad-key',
    async run(target) {
      const encryptedSymmetricKey = randomBytes(256).toString('base64')
      const session = await openInvoiceSession(target, await signInOwner(target), { encryptedSymmetricKey })
      await refused(closeSession(session), 'sessionCannotBeClosed')
    },
  },
  {
    title: 'an unknown session is refused with 400',
    evidence: 'documented',
    source: ['sessions-online-018', 'sessions-online-076'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(closeSession({ ...session, referenceNumber: unknownSession }), 'onlineSessionNotFound')
    },
  },
  {
    title: 'a delegate closes neither what the owner opened nor what another delegate did',
    evidence: 'described',
    source: ['sessions-online-062', 'sessions-online-064', 'sessions-online-065'],
    async run(target) {
      const nip = freshNip()
      const by = await signInDelegate(target, nip, ['InvoiceWrite'])
      for (const other of [await signInOwner(target, nip), await signInDelegate(target, nip, ['InvoiceWrite'])]) {
        const session = await openInvoiceSession(target, other)
        await refused(closeSession({ ...session, by }), 'insufficientResourceAccess')
        assert.equal((await sessionNow(session)).status.code, 100)
      }
    },
  },
  {
    title: 'InvoiceRead alone closes none: 403',
    evidence: 'documented',
    source: 'sessions-online-021',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['InvoiceRead'])
      await refused(closeSession({ ...session, by }), 'missingPermissions')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.sessions.closeOnline({ params: { referenceNumber: unknownSession } }), 'unauthorized')
    },
  },
]

export const closeOnlineSuite = suite(closeOnline, [...taken, ...refusals])
