import type { ContextIdentifier } from '../../../../contracts/ksef/identifiers.ts'
import type { AuthorizationPermission } from '../../../../contracts/ksef/permission-names.ts'
import type { InvoiceFacts } from '../../../documents/facts/invoice-facts.ts'
import { has } from '../../access/caller.ts'
import { authorizationFrom } from '../../access/standing-permissions.ts'
import { contextKey, type ReadableStore } from '../../tables.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

/**
 * The context issues for itself, by an authorization of the seller, for its group, or as the enforcement authority or
 * bailiff that the invoice names (sessions-online-054, permissions-effective-006). It is asked of each invoice anew.
 */
export const mayIssue: InvoiceCheck = async (
  { invoice },
  { session: { context, formCode }, caller, sentAt },
  store,
) => {
  const writes = has(caller.permissions, 'InvoiceWrite')
  if (writes && (isSeller(context, invoice) || (await issuesForGroup(context, invoice, store, sentAt))))
    return undefined
  const wanted = authorizationWanted(context, invoice, formCode.value)
  if (wanted !== undefined && (writes || (wanted === 'PefInvoicing' && has(caller.permissions, 'PefInvoiceWrite'))))
    if (await authorizationFrom(invoice.seller.nip, context, wanted, store, sentAt)) return undefined
  if (has(caller.permissions, 'EnforcementOperations') && enforces(context, invoice)) return undefined
  const values = { nip: invoice.seller.nip, context: contextKey(context), held: caller.permissions.join(', ') }
  return {
    outcome: 'notPermitted',
    values: { context: context.value, nip: invoice.seller.nip },
    explanation: wanted === undefined ? why('notSeller', values) : why('noAuthorization', { ...values, scope: wanted }),
  }
}

/** A NIP, a unit of it (InternalId), or an EU entity that the NIP lets issue to itself. */
const isSeller = ({ type, value }: ContextIdentifier, { seller, buyer }: InvoiceFacts): boolean => {
  if (type === 'Nip') return value === seller.nip
  if (type === 'InternalId') return value.startsWith(`${seller.nip}-`)
  return type === 'NipVatUe' && value === `${seller.nip}-${buyer.value}`
}

const isBuyer = ({ type, value }: ContextIdentifier, { buyer }: InvoiceFacts): boolean =>
  type === 'Nip' && buyer.type === 'Nip' && buyer.value === value

/** Which authorization of the seller would let the context issue this invoice (permissions-grant-087). */
const authorizationWanted = (
  context: ContextIdentifier,
  invoice: InvoiceFacts,
  form: string,
): AuthorizationPermission | undefined => {
  if (context.type === 'PeppolId') return 'PefInvoicing'
  if (form === 'FA_RR') return isBuyer(context, invoice) ? 'RRInvoicing' : undefined
  if (representsTaxpayer(context, invoice)) return 'TaxRepresentative'
  return invoice.isSelfInvoicing && isBuyer(context, invoice) ? 'SelfInvoicing' : undefined
}

const isAuthorized = (context: ContextIdentifier, { authorizedSubject }: InvoiceFacts, roles: readonly number[]) =>
  authorizedSubject !== undefined &&
  roles.includes(authorizedSubject.role) &&
  context.type === 'Nip' &&
  context.value === authorizedSubject.nip

/** Enforcement authority 1, court bailiff 2, tax representative 3 (invoices-query-028). */
const enforces = (context: ContextIdentifier, invoice: InvoiceFacts): boolean => isAuthorized(context, invoice, [1, 2])
const representsTaxpayer = (context: ContextIdentifier, invoice: InvoiceFacts): boolean =>
  isAuthorized(context, invoice, [3])

/** Podmiot3 with Rola 7: a unit of local government issues; 9: a member of the VAT group does (the form's own list). */
const issuers: Readonly<Record<string, number>> = { LocalGovernmentSubUnit: 7, VatGroupSubUnit: 9 }

/** A member of the seller's group that the invoice names as its issuer; that this suffices is assumed. */
const issuesForGroup = async (
  { type, value }: ContextIdentifier,
  { seller, thirdSubjects }: InvoiceFacts,
  store: ReadableStore,
  now: number,
): Promise<boolean> => {
  const member = type === 'Nip' ? await store.subjects.get(value) : undefined
  if (member === undefined || member.parentNip !== seller.nip || member.countsFrom > now) return false
  return thirdSubjects.some(third => third.value === value && third.role === issuers[member.role])
}
