import { strict as assert } from 'node:assert'
import type { Target } from '../../suite.ts'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { formDocuments } from '../suite-forms.ts'
import {
  authorizedSubject,
  clockOf,
  freshInvoiceSession,
  freshNumber,
  type InvoiceState,
  invoiceNow,
  openInvoiceSession,
  sendAndSettle,
  thirdSubject,
} from '../suite-invoices.ts'
import { authorizing, byNip, carriedOut, endsIn, signInUnit } from '../suite-permissions.ts'
import {
  freshNip,
  freshPeppolId,
  type Session,
  signInDelegate,
  signInOwner,
  signInProvider,
} from '../suite-preparation.ts'
import { grantAuthorization } from './grant-authorization.ts'

const notHere = 'Operacja niedozwolona dla wskazanego identyfikatora lub jego typu'
type Scope = Parameters<typeof authorizing>[1]

/** What becomes of an invoice that the context sends in the name of the seller. */
type Sends = (target: Target, seller: string, context: string) => Promise<InvoiceState>

/** What the seller finds of the own sales. */
const soldBy = async ({ call, startDate }: Session) => {
  const dateRange = { dateType: 'PermanentStorage' as const, from: new Date(Date.parse(startDate)).toISOString() }
  return (await call.invoices.queryMetadata({ body: { subjectType: 'Subject1', dateRange } })).invoices
}

const faRr = formDocuments.find(({ formCode }) => formCode.value === 'FA_RR')!

const byScope: Record<Exclude<Scope, 'PefInvoicing'>, Sends> = {
  SelfInvoicing: async (target, seller, buyer) => {
    const session = await freshInvoiceSession(target, () => signInOwner(target, buyer))
    return sendAndSettle(target, session, await invoiceNow(target, { seller, buyer, selfInvoicing: true }))
  },
  TaxRepresentative: async (target, seller, context) => {
    const session = await freshInvoiceSession(target, () => signInOwner(target, context))
    const xml = await invoiceNow(target, { seller, authorizedSubject: authorizedSubject(context, 3) })
    return sendAndSettle(target, session, xml)
  },
  RRInvoicing: async (target, seller, buyer) => {
    const options = { formCode: faRr.formCode }
    const session = await freshInvoiceSession(target, () => signInOwner(target, buyer), options)
    const document = faRr.write({ seller, buyer, number: freshNumber() }, await clockOf(target))
    return sendAndSettle(target, session, document)
  },
}

const sources: Record<keyof typeof byScope, string[]> = {
  SelfInvoicing: ['permissions-grant-066', 'permissions-grant-087', 'sessions-online-071', 'invoices-query-041'],
  TaxRepresentative: ['permissions-grant-087', 'permissions-grant-049'],
  RRInvoicing: ['permissions-grant-088', 'permissions-grant-087', 'sessions-online-070'],
}

const inAnotherName = (Object.keys(byScope) as (keyof typeof byScope)[]).map(
  (scope): Case => ({
    title: `${scope}: refused before the grant, taken under it, refused after the revocation`,
    evidence: scope === 'TaxRepresentative' ? 'documented' : 'described',
    source: [...sources[scope], 'permissions-grant-050', 'permissions-revoke-008'],
    async run(target) {
      const [owner, context] = [await signInOwner(target), freshNip()]
      const seller = owner.context.value
      assert.equal((await byScope[scope](target, seller, context)).status.code, 410)
      const body = authorizing(byNip(context), scope)
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      assert.equal((await byScope[scope](target, seller, context)).status.code, 200)
      await target.settle(
        () => soldBy(owner),
        seen => seen.length === 1,
      )

      const queryType = 'Granted' as const
      const { authorizationGrants } = await owner.call.permissions.queryAuthorizations({ body: { queryType } })
      const params = { permissionId: authorizationGrants[0]!.id }
      await carriedOut(target, owner, owner.call.permissions.revokeAuthorization({ params }))
      const { status } = await byScope[scope](target, seller, context)
      assert.deepEqual(
        [status.code, status.details],
        [410, [`Kontekst ${context} nie jest uprawniony do wystawienia faktury w imieniu sprzedawcy (NIP: ${seller})`]],
      )
    },
  }),
)

const others: Case[] = [
  {
    title: 'PefInvoicing: a provider issues for the seller who granted it, and for nobody else',
    evidence: 'described',
    source: ['peppol-007', 'peppol-009', 'permissions-grant-049'],
    async run(target) {
      const [owner, provider] = [await signInOwner(target), await signInProvider(target)]
      const body = authorizing({ type: 'PeppolId', value: provider.context.value }, 'PefInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      const form = formDocuments.find(({ formCode }) => formCode.systemCode === 'PEF (3)')!
      const session = await openInvoiceSession(target, provider, { formCode: form.formCode })
      const send = async (seller: string) =>
        sendAndSettle(
          target,
          session,
          form.write({ seller, buyer: freshNip(), number: freshNumber() }, await clockOf(target)),
        )
      assert.equal((await send(owner.context.value)).status.code, 200)
      assert.equal((await send(freshNip())).status.code, 410)
    },
  },
  {
    title: 'it counts within a session that was open before',
    evidence: 'documented',
    source: 'permissions-grant-050',
    async run(target) {
      const [owner, buyer] = [await signInOwner(target), freshNip()]
      const session = await freshInvoiceSession(target, () => signInOwner(target, buyer))
      const send = async () => {
        const xml = await invoiceNow(target, { seller: owner.context.value, buyer, selfInvoicing: true })
        return (await sendAndSettle(target, session, xml)).status.code
      }
      assert.equal(await send(), 410)
      const body = authorizing(byNip(buyer), 'SelfInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      assert.equal(await send(), 200)
    },
  },
  {
    title: 'a member of a VAT group issues for it where the invoice names it as issuer, and not otherwise',
    evidence: 'assumed',
    source: 'simulator/ksef/invoices/checks/may-issue.ts',
    async run(target) {
      const [group, member] = [freshNip(), freshNip()]
      const subunits = [{ subjectNip: member, description: 'A member' }]
      await target.call.testdata.createSubject({
        body: { subjectNip: group, subjectType: 'VatGroup', subunits, description: 'A VAT group' },
      })
      const session = await freshInvoiceSession(target, () => signInOwner(target, member))
      const send = async (role: number) => {
        const xml = await invoiceNow(target, { seller: group, thirdSubjects: thirdSubject(member, role) })
        return sendAndSettle(target, session, xml)
      }
      await target.settle(
        () => send(9),
        ({ status }) => status.code === 200,
      )
      assert.equal((await send(10)).status.code, 410)
    },
  },
]

const refusals: Case[] = [
  {
    title: 'PefInvoicing goes with a PeppolId, the others with a NIP: 450',
    evidence: 'assumed',
    source: ['permissions-grant-089', 'permissions-operations-011'],
    async run(target) {
      const [owner, provider] = [await signInOwner(target), await signInProvider(target)]
      for (const body of [
        authorizing(byNip(freshNip()), 'PefInvoicing'),
        authorizing({ type: 'PeppolId', value: provider.context.value }, 'SelfInvoicing'),
      ])
        await endsIn(target, owner, owner.call.permissions.grantAuthorization({ body }), 450, notHere)
    },
  },
  {
    title: 'a provider whom nobody has seen is granted nothing: 450',
    evidence: 'assumed',
    source: ['permissions-operations-011'],
    async run(target) {
      const owner = await signInOwner(target)
      const body = authorizing({ type: 'PeppolId', value: freshPeppolId() }, 'PefInvoicing')
      await endsIn(target, owner, owner.call.permissions.grantAuthorization({ body }), 450, notHere)
    },
  },
  {
    title: 'another authorization than the invoice needs does not help: 410',
    evidence: 'documented',
    source: 'permissions-grant-050',
    async run(target) {
      const [owner, context] = [await signInOwner(target), freshNip()]
      const body = authorizing(byNip(context), 'TaxRepresentative')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      assert.equal((await byScope.SelfInvoicing(target, owner.context.value, context)).status.code, 410)
    },
  },
  {
    title: 'a unit authorizes nobody: 403, naming the kind of context',
    evidence: 'assumed',
    source: 'permissions-grant-104',
    async run(target) {
      const nip = freshNip()
      const manager = await signInUnit(target, nip)
      const body = authorizing(byNip(freshNip()), 'SelfInvoicing')
      const error = await refused(manager.call.permissions.grantAuthorization({ body }), 'contextTypeNotAllowed')
      assert.equal(error.text, 'Operacja nie jest dostępna dla uwierzytelnionego typu kontekstu.')
      assert.deepEqual(error.security, { contextIdentifierType: 'InternalId' })
    },
  },
  {
    title: 'an identifier of another form and a description that is too short are refused',
    evidence: 'documented',
    source: 'permissions-grant-010',
    async run(target) {
      const { call } = await signInOwner(target)
      const body = authorizing(byNip(freshNip()), 'SelfInvoicing')
      for (const changed of [
        { ...body, subjectIdentifier: { type: 'PeppolId' as const, value: 'P12345678' } },
        { ...body, description: 'abcd' },
      ])
        await refused(call.permissions.grantAuthorization({ body: changed }), 'validationFailed')
    },
  },
  {
    title: 'CredentialsRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-grant-012',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['CredentialsRead'])
      const body = authorizing(byNip(freshNip()), 'SelfInvoicing')
      await refused(delegate.call.permissions.grantAuthorization({ body }), 'missingPermissions')
    },
  },
]

export const grantAuthorizationSuite = suite(grantAuthorization, [...inAnotherName, ...others, ...refusals])
