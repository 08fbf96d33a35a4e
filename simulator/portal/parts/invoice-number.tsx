import { brokenAt } from './broken-at.tsx'
import { LongText } from './long-text.tsx'

/** A number of somebody's own, as "FV/2026/03/12": where there is little room it is broken behind a slash. */
export const InvoiceNumber = ({ number }: { number: string }) => (
  <LongText text={number}>{brokenAt(number, /(?<=\/)/)}</LongText>
)
