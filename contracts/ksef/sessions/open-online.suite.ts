import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, members, refused, timestampPattern } from '../../suite-answers.ts'
import { formCodes } from '../form-codes.ts'
import { readReferenceNumber } from '../formats.ts'
import {
  clockOf,
  fa3,
  invoiceNow,
  openInvoiceSession,
  sendAndSettle,
  sessionNow,
  symmetricKeyKey,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner, signInProvider } from '../suite-preparation.ts'
import { encrypt, makeToken, signInWithToken } from '../suite-tokens.ts'
import { openOnline } from './open-online.ts'

const hour = 3_600_000
const encryption = { encryptedSymmetricKey: 'AAAA', initializationVector: Buffer.alloc(16).toString('base64') }

const secondLater = (since: Date) => (now: Date) => now.getTime() >= since.getTime() + 1000

const taken: Case[] = [
  {
    title: 'an opened session has a number of the kind SO and is open',
    evidence: 'recorded',
    source: ['session-online-open-201-recorded', 'session-status-059'],
    async run(target) {
      const session = await openInvoiceSession(target, await signInOwner(target))
      assert.equal(readReferenceNumber(session.referenceNumber)?.kind, 'SO')
      const { status } = await sessionNow(session)
      assert.deepEqual(status, { code: 100, description: 'Sesja interaktywna otwarta' })
    },
  },
  {
    title: 'the answer is 201 with referenceNumber and validUntil',
    evidence: 'recorded',
    source: ['session-online-open-201-recorded', 'session-open-201-headers-old-host'],
    needs: ['form'],
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const { certificate } = await symmetricKeyKey(target)
      const encryptedSymmetricKey = encrypt(randomBytes(32), certificate)
      const body = { formCode: fa3, encryption: { ...encryption, encryptedSymmetricKey } }
      const response = await target.request('POST', '/sessions/online', { body, token: accessToken })
      assert.equal(response.status, 201)
      const answer = await jsonOf(response)
      assert.deepEqual(members(answer), ['referenceNumber', 'validUntil'])
      assert.match(String(answer.validUntil), timestampPattern)
    },
  },
  {
    title: 'it is valid for twelve hours',
    evidence: 'recorded',
    source: ['session-online-open-201-recorded', 'sessions-online-023', 'sessions-online-069'],
    async run(target) {
      const { dateCreated, validUntil } = await sessionNow(await openInvoiceSession(target, await signInOwner(target)))
      assert.equal(Date.parse(validUntil!) - Date.parse(dateCreated), 12 * hour)
    },
  },
  {
    title: 'one sign-in has several sessions open at once',
    evidence: 'documented',
    source: ['sessions-online-024', 'sessions-online-067'],
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = [await openInvoiceSession(target, owner), await openInvoiceSession(target, owner)]
      assert.notEqual(one.referenceNumber, other.referenceNumber)
      assert.equal((await sessionNow(one)).status.code, 100)
      assert.equal((await sessionNow(other)).status.code, 100)
    },
  },
  {
    title: 'a delegate with InvoiceWrite opens one',
    evidence: 'documented',
    source: 'sessions-online-005',
    async run(target) {
      await openInvoiceSession(target, await signInDelegate(target, freshNip(), ['InvoiceWrite']))
    },
  },
  {
    title: 'a KSeF token with InvoiceWrite opens one',
    evidence: 'documented',
    source: 'sessions-online-005',
    async run(target) {
      const owner = await signInOwner(target)
      const token = await makeToken(target, owner, ['InvoiceWrite'])
      await openInvoiceSession(target, await signInWithToken(target, token, owner.context))
    },
  },
  {
    title: 'the key is named by its publicKeyId',
    evidence: 'documented',
    source: ['sessions-online-026', 'public-keys-010'],
    async run(target) {
      const { call } = await signInOwner(target)
      const { certificate, publicKeyId } = await symmetricKeyKey(target)
      const encryptedSymmetricKey = encrypt(randomBytes(32), certificate)
      const { referenceNumber } = await call.sessions.openOnline({
        body: { formCode: fa3, encryption: { ...encryption, encryptedSymmetricKey, publicKeyId } },
      })
      const { status } = await call.sessions.status({ params: { referenceNumber } })
      assert.equal(status.code, 100)
    },
  },
  {
    title: 'the feature upo-v4-3 that clients ask for is taken',
    evidence: 'described',
    source: 'sessions-online-073',
    async run(target) {
      await openInvoiceSession(target, await signInOwner(target), { feature: 'upo-v4-3' })
    },
  },
  {
    title: 'of a list of features none takes effect, nor of two headers',
    evidence: 'described',
    source: 'sessions-online-n05',
    async run(target) {
      const feature = 'upo-v4-3, subject-identifier-validation'
      const session = await openInvoiceSession(target, await signInOwner(target), { feature })
      const xml = await invoiceNow(target, { seller: session.by.context.value, buyer: '1111111112' })
      assert.equal((await sendAndSettle(target, session, xml)).status.code, 200)
    },
  },
  {
    title: 'a key that does not decrypt shows in the status only: 415',
    evidence: 'recorded',
    source: ['session-status-415-key-decryption', 'session-status-062'],
    async run(target) {
      const encryptedSymmetricKey = randomBytes(256).toString('base64')
      const session = await openInvoiceSession(target, await signInOwner(target), { encryptedSymmetricKey })
      const { status, invoiceCount } = await sessionNow(session)
      assert.deepEqual(status, {
        code: 415,
        description: 'Błąd odszyfrowania dostarczonego klucza',
        details: ['Rozszyfrowania klucza symetrycznego zakończone błędem'],
      })
      assert.equal(invoiceCount, undefined)
    },
  },
  {
    title: 'a key of 16 bytes is no AES-256 key: 415',
    evidence: 'assumed',
    source: 'sessions-online-026',
    async run(target) {
      const { certificate } = await symmetricKeyKey(target)
      const encryptedSymmetricKey = encrypt(randomBytes(16), certificate)
      const session = await openInvoiceSession(target, await signInOwner(target), { encryptedSymmetricKey })
      assert.equal((await sessionNow(session)).status.code, 415)
    },
  },
]

const refusals: Case[] = [
  {
    title: 'an unknown publicKeyId is refused and named',
    evidence: 'documented',
    source: 'sessions-online-003',
    async run(target) {
      const { call } = await signInOwner(target)
      const publicKeyId = Buffer.alloc(32).toString('base64')
      const error = await refused(
        call.sessions.openOnline({ body: { formCode: fa3, encryption: { ...encryption, publicKeyId } } }),
        'unknownPublicKey',
      )
      assert.deepEqual(error.details, [`Klucz o identyfikatorze ${publicKeyId} nie jest wspierany.`])
    },
  },
  ...[
    { systemCode: 'FA (1)', schemaVersion: '1-0E', value: 'FA' },
    { systemCode: 'FA (3)', schemaVersion: '1-1E', value: 'FA' },
    { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'RR' },
    { systemCode: 'FA_RR (1)', schemaVersion: '1-0E', value: 'RR' },
    { systemCode: 'FA_RR (1)', schemaVersion: '1-0E', value: 'FA_RR' },
    { systemCode: 'FA_PEF (3)', schemaVersion: '2-1', value: 'PEF' },
    { systemCode: 'FA_KOR_PEF (3)', schemaVersion: '2-1', value: 'PEF' },
  ].map(
    (formCode): Case => ({
      title: `the form ${Object.values(formCode).join(', ')} is refused`,
      evidence: 'recorded',
      source: ['error-400-legacy-aggregation', 'sessions-online-025', 'sessions-online-050', 'sessions-online-051'],
      async run(target) {
        const { call } = await signInOwner(target)
        const error = await refused(call.sessions.openOnline({ body: { formCode, encryption } }), 'validationFailed')
        assert.deepEqual(error.details, ['Wskazany kod formularza nie jest wspierany.'])
      },
    }),
  ),
  ...formCodes.map(
    (formCode): Case => ({
      title: `${formCode.systemCode} opens ${formCode.value === 'PEF' ? 'for a Peppol provider, and for no NIP' : 'for a NIP, and for no Peppol provider'}`,
      evidence: formCode.value === 'PEF' ? 'described' : 'assumed',
      source: [
        'sessions-online-025',
        'forms-n01',
        'forms-pef-from-nip-21405',
        'peppol-010',
        'CIRFMF/ksef-api issue 664',
      ],
      async run(target) {
        const [owner, provider] = [await signInOwner(target), await signInProvider(target)]
        const [fitting, other] = formCode.value === 'PEF' ? [provider, owner] : [owner, provider]
        const encryptedSymmetricKey = encrypt(randomBytes(32), (await symmetricKeyKey(target)).certificate)
        const body = { formCode, encryption: { ...encryption, encryptedSymmetricKey } }
        await fitting.call.sessions.openOnline({ body })
        const error = await refused(other.call.sessions.openOnline({ body }), 'validationFailed')
        assert.deepEqual(error.details, ['Wskazany kod formularza nie jest wspierany.'])
      },
    }),
  ),
  {
    title: 'an initialization vector of another length is refused',
    evidence: 'assumed',
    source: 'sessions-online-026',
    async run(target) {
      const { call } = await signInOwner(target)
      const initializationVector = Buffer.alloc(12).toString('base64')
      await refused(
        call.sessions.openOnline({ body: { formCode: fa3, encryption: { ...encryption, initializationVector } } }),
        'validationFailed',
      )
    },
  },
  {
    title: 'an empty body is refused for every member',
    evidence: 'documented',
    source: 'sessions-online-002',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/sessions/online', { body: {}, token: accessToken })
      assert.equal(response.status, 400)
      const { exception } = (await response.json()) as {
        exception: { exceptionDetailList: { exceptionCode: number; details: string[] }[] }
      }
      assert.equal(exception.exceptionDetailList[0]!.exceptionCode, 21405)
      assert.deepEqual(exception.exceptionDetailList[0]!.details, [
        "'formCode' must not be empty.",
        "'encryption' must not be empty.",
      ])
    },
  },
  {
    title: 'a delegate with InvoiceRead alone is refused: 403',
    evidence: 'documented',
    source: 'sessions-online-005',
    async run(target) {
      const { call } = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      const error = await refused(
        call.sessions.openOnline({ body: { formCode: fa3, encryption } }),
        'missingPermissions',
      )
      assert.deepEqual(error.security?.requiredAnyOfPermissions, [
        'InvoiceWrite',
        'PefInvoiceWrite',
        'EnforcementOperations',
      ])
    },
  },
  {
    title: 'the thirty-first opening in a minute is refused, another context has thirty of its own',
    evidence: 'described',
    source: 'rate-limits-038',
    needs: ['rate-limits'],
    async run(target) {
      const [owner, other] = [await signInOwner(target), await signInOwner(target)]
      const encryptedSymmetricKey = encrypt(randomBytes(32), (await symmetricKeyKey(target)).certificate)
      const body = { formCode: fa3, encryption: { ...encryption, encryptedSymmetricKey } }
      for (let opened = 0; opened < 30; opened++) {
        await owner.call.sessions.openOnline({ body })
        // Not more than ten a second.
        if (opened % 10 === 9) await target.settle(() => clockOf(target), secondLater(await clockOf(target)))
      }
      await refused(owner.call.sessions.openOnline({ body }), 'tooManyRequests')
      await other.call.sessions.openOnline({ body })
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.sessions.openOnline({ body: { formCode: fa3, encryption } }), 'unauthorized')
    },
  },
]

export const openOnlineSuite = suite(openOnline, [...taken, ...refusals])
