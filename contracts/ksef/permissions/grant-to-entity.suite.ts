import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshInvoiceSession, invoiceNow, openInvoiceSession, sendAndSettle } from '../suite-invoices.ts'
import { byNip, carriedOut, endsIn, firm, heldBy, personsIn, toFirm } from '../suite-permissions.ts'
import { freshNip, sealOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { grantToEntity } from './grant-to-entity.ts'

const granted: Case[] = [
  {
    title: 'two scopes with their flags are listed by the grantor, the grantee described as a firm',
    evidence: 'described',
    source: ['permissions-query-084', 'permissions-grant-048'],
    async run(target) {
      const [owner, nip] = [await signInOwner(target), freshNip()]
      const body = {
        ...toFirm(nip, []),
        permissions: [{ type: 'InvoiceRead' as const, canDelegate: true }, { type: 'InvoiceWrite' as const }],
      }
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const rows = await personsIn(owner)
      const flags = Object.fromEntries(rows.map(({ permissionScope, canDelegate }) => [permissionScope, canDelegate]))
      assert.deepEqual(flags, { InvoiceRead: true, InvoiceWrite: false })
      for (const row of rows) {
        assert.deepEqual(row.authorizedIdentifier, byNip(nip))
        assert.deepEqual(row.subjectEntityDetails, { subjectDetailsType: 'EntityByIdentifier', ...firm })
      }
    },
  },
  {
    title: "the firm works in the grantor's context, with the scopes alone",
    since: '2.8',
    evidence: 'described',
    source: ['permissions-grant-085', 'permissions-grant-n01', 'permissions-grant-105', 'xades-043'],
    async run(target) {
      const [owner, nip] = [await signInOwner(target), freshNip()]
      const body = toFirm(nip, ['InvoiceWrite', 'InvoiceRead', 'CollectiveIdentifierManage'], true)
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const office = await signIn(target, await sealOf(target, nip), owner.context)
      assert.deepEqual(heldBy(office), ['CollectiveIdentifierManage', 'InvoiceRead', 'InvoiceWrite'])
      const session = await openInvoiceSession(target, office)
      const xml = await invoiceNow(target, { seller: owner.context.value })
      assert.equal((await sendAndSettle(target, session, xml)).status.code, 200)
    },
  },
  {
    title: 'CollectiveIdentifierManage is none of the scopes yet',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, POST /permissions/entities/grants',
    async run(target) {
      const owner = await signInOwner(target)
      const body = toFirm(freshNip(), ['CollectiveIdentifierManage'], true)
      await refused(owner.call.permissions.grantToEntity({ body }), 'unreadableContent')
    },
  },
  {
    title: 'granted again with another canDelegate, nothing changes',
    evidence: 'described',
    source: ['permissions-delegate-flag-ignored-on-regrant', 'permissions-grant-080'],
    async run(target) {
      const [owner, nip] = [await signInOwner(target), freshNip()]
      for (const canDelegate of [false, true]) {
        const body = toFirm(nip, ['InvoiceRead'], canDelegate)
        await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      }
      const rows = await personsIn(owner)
      assert.deepEqual(
        rows.map(row => row.canDelegate),
        [false],
      )
    },
  },
]

const refusals: Case[] = [
  {
    title: 'from its own context the firm does not issue for the grantor: 410',
    evidence: 'described',
    source: ['permissions-entity-grant-not-enough-to-issue', 'permissions-grant-085', 'permissions-effective-006'],
    async run(target) {
      const [owner, nip] = [await signInOwner(target), freshNip()]
      const body = toFirm(nip, ['InvoiceWrite'])
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const session = await freshInvoiceSession(target, () => signInOwner(target, nip))
      const xml = await invoiceNow(target, { seller: owner.context.value, buyer: nip })
      const { status } = await sendAndSettle(target, session, xml)
      assert.deepEqual(status, {
        code: 410,
        description: 'Nieprawidłowy zakres uprawnień',
        details: [
          `Kontekst ${nip} nie jest uprawniony do wystawienia faktury w imieniu sprzedawcy (NIP: ${owner.context.value})`,
        ],
      })
    },
  },
  {
    title: 'a firm grants nothing to itself: 440',
    evidence: 'assumed',
    source: 'permissions-operations-018',
    async run(target) {
      const owner = await signInOwner(target)
      const text = 'Operacja niedozwolona dla wskazanych powiązań identyfikatorów'
      const body = toFirm(owner.context.value, ['InvoiceRead'])
      await endsIn(target, owner, owner.call.permissions.grantToEntity({ body }), 440, text)
    },
  },
  {
    title: 'a scope twice, a name that is too short and a NIP that is none are refused',
    evidence: 'documented',
    source: ['permissions-grant-006', 'permissions-grant-081'],
    async run(target) {
      const { call } = await signInOwner(target)
      const body = toFirm(freshNip(), ['InvoiceRead'])
      for (const changed of [
        toFirm(freshNip(), ['InvoiceRead', 'InvoiceRead']),
        { ...body, subjectDetails: { fullName: 'Firm' } },
        { ...body, subjectIdentifier: byNip('0000000000') },
      ])
        await refused(call.permissions.grantToEntity({ body: changed }), 'validationFailed')
    },
  },
  {
    title: 'CredentialsRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-grant-008',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['CredentialsRead'])
      const body = toFirm(freshNip(), ['InvoiceRead'])
      await refused(delegate.call.permissions.grantToEntity({ body }), 'missingPermissions')
    },
  },
]

export const grantToEntitySuite = suite(grantToEntity, [...granted, ...refusals])
