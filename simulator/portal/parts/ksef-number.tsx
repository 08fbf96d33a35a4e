import { get } from '../../../contracts/ksef/invoices/get.ts'
import { pathWith } from '../reply.tsx'
import { obstacles } from '../rights.ts'
import type { SignedInVisit } from '../visit.ts'

/** A KSeF number, which leads to its invoice where whoever is signed in may read invoices. */
export const KsefNumber = ({ visit, number }: { visit: SignedInVisit; number: string }) =>
  obstacles([get], visit.signedIn.rights) ? (
    <span class="mono">{number}</span>
  ) : (
    <a class="mono" href={pathWith('/web/invoices/invoice', { invoice: number })}>
      {number}
    </a>
  )
