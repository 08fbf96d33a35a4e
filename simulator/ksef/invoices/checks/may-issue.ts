import type { ContextIdentifier } from '../../../../contracts/ksef/identifiers.ts'
import type { InvoiceFacts } from '../../../documents/facts/invoice-facts.ts'
import { has } from '../../access/caller.ts'
import { contextKey } from '../../tables.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

/**
 * The context issues for itself, or as the enforcement authority or bailiff that the invoice names
 * (sessions-online-054). Authorizations cannot be granted yet: a Peppol provider, who could send nothing without, is
 * taken to have those of all sellers (deviation nothing-by-authorization).
 */
export const mayIssue: InvoiceCheck = ({ invoice }, { session: { context, formCode }, caller }) => {
  const permitted = (['InvoiceWrite', formCode.value === 'PEF' ? 'PefInvoiceWrite' : 'InvoiceWrite'] as const).some(
    one => has(caller.permissions, one),
  )
  if (permitted && (isSeller(context, invoice) || context.type === 'PeppolId')) return undefined
  if (has(caller.permissions, 'EnforcementOperations') && enforces(context, invoice)) return undefined
  return {
    outcome: 'notPermitted',
    values: { context: context.value, nip: invoice.seller.nip },
    explanation: why('mayNotIssue', {
      nip: invoice.seller.nip,
      context: contextKey(context),
      permissions: caller.permissions.join(', '),
    }),
  }
}

/** A NIP, a unit of it (InternalId), or an EU entity that the NIP lets issue to itself. */
const isSeller = ({ type, value }: ContextIdentifier, { seller, buyer }: InvoiceFacts): boolean => {
  if (type === 'Nip') return value === seller.nip
  if (type === 'InternalId') return value.startsWith(`${seller.nip}-`)
  return type === 'NipVatUe' && value === `${seller.nip}-${buyer.value}`
}

/** Enforcement authority 1, court bailiff 2 (invoices-query-028). */
const enforces = (context: ContextIdentifier, { authorizedSubject }: InvoiceFacts): boolean =>
  authorizedSubject !== undefined &&
  [1, 2].includes(authorizedSubject.role) &&
  context.type === 'Nip' &&
  context.value === authorizedSubject.nip
