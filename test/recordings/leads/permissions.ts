import { freshInvoiceSession, invoiceNow, sendAndSettle } from '../../../contracts/ksef/suite-invoices.ts'
import {
  administering,
  administeringEu,
  authorizing,
  byNip,
  byPesel,
  compoundOf,
  operationOutcome,
  toFirm,
  unitOf,
} from '../../../contracts/ksef/suite-permissions.ts'
import type { Session } from '../../../contracts/ksef/suite-preparation.ts'
import { freshNip, freshPesel, signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import type { Target } from '../../../contracts/suite.ts'
import type { Leads } from './lead.ts'

const query = (target: Target, { accessToken }: Session, list: string, body: object): Promise<Response> =>
  target.request('POST', `/permissions/query/${list}`, { token: accessToken, body })

const operation = (target: Target, { accessToken }: Session, reference: string): Promise<Response> =>
  target.request('GET', `/permissions/operations/${reference}`, { token: accessToken })

export const permissionLeads: Leads = {
  'permissions-operation-status-100-2025-10': async target => {
    const owner = await signInOwner(target)
    const body = authorizing(byNip(freshNip()), 'SelfInvoicing')
    const { referenceNumber } = await owner.call.permissions.grantAuthorization({ body })
    return operation(target, owner, referenceNumber)
  },
  'permissions-operation-410-foreign-nip-in-vatue': async target => {
    const owner = await signInOwner(target)
    const body = administeringEu('A'.repeat(64), compoundOf(freshNip()))
    const started = owner.call.permissions.grantEuAdministration({ body })
    await operationOutcome(target, owner, started)
    return operation(target, owner, (await started).referenceNumber)
  },
  'permissions-owner-personal-empty': async target => query(target, await signInOwner(target), 'personal/grants', {}),
  'permissions-query-page-size-2026-05': async target =>
    query(target, await signInOwner(target), 'persons/grants?pageSize=9', {
      queryType: 'PermissionsInCurrentContext',
    }),
  'permissions-subunit-checksum-21405': async target => {
    const { accessToken, context } = await signInOwner(target)
    const unit = unitOf(context.value)
    const wrong = { ...unit, value: unit.value.slice(0, -1) + ((Number(unit.value.at(-1)) + 1) % 10) }
    const body = administering(byPesel(freshPesel()), wrong)
    return target.request('POST', '/permissions/subunits/grants', { token: accessToken, body })
  },
  'permissions-entity-grant-not-enough-to-issue': async target => {
    const [owner, nip] = [await signInOwner(target), freshNip()]
    const body = toFirm(nip, ['InvoiceWrite'])
    await operationOutcome(target, owner, owner.call.permissions.grantToEntity({ body }))
    const session = await freshInvoiceSession(target, () => signInOwner(target, nip))
    const { referenceNumber } = await sendAndSettle(
      target,
      session,
      await invoiceNow(target, { seller: owner.context.value }),
    )
    const path = `/sessions/${session.referenceNumber}/invoices/${referenceNumber}`
    return target.request('GET', path, { token: session.by.accessToken })
  },
}
