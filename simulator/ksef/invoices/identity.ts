import { fromWarsaw } from '../../../contracts/ksef/formats.ts'
import type { InvoiceFacts } from '../../documents/facts/invoice-facts.ts'

/** The same seller, kind and number make the same invoice (sessions-online-041). */
export const identityOf = ({ seller, type, number }: InvoiceFacts): string => [seller.nip, type, number].join(' ')

/** For ten full years from the end of the year of issue, in Poland (sessions-online-041). */
export const freeFrom = ({ issueDate }: InvoiceFacts): number =>
  fromWarsaw(Date.UTC(Number(issueDate.slice(0, 4)) + 11, 0, 1))
