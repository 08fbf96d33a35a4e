import type { Deviation } from '../deviations.ts'

/** The deviations of collective identifiers. */
export const collectiveDeviations = [
  {
    name: 'continuation-token-detail',
    kind: 'document',
    where: ["* /collective-identifiers* › 400 › codes › 21418 › * › +'continuationToken' *"],
    reason:
      'The document gives 21418 no details here; where KSeF was seen to refuse one, in another list, it had this.',
    evidence: 'recorded',
    source: 'auth-sessions-list-400-21418',
  },
  {
    name: 'continuation-token-told-later',
    kind: 'document',
    versions: ['2.7'],
    where: ['* /collective-identifiers/* › 400 › codes › +21418'],
    reason: 'The document did not say yet how a continuation token is refused here; in other lists it did.',
    evidence: 'assumed',
    source: 'open-api-2.8.1.json, POST /collective-identifiers/query',
  },
  {
    name: 'limits-of-reading-told-later',
    kind: 'document',
    versions: ['2.7'],
    where: ['* /collective-identifiers/* › limits › +*', '* /collective-identifiers/* › +429'],
    reason: 'The document gave these operations no limits; that they counted in the group of the others is assumed.',
    evidence: 'assumed',
    source: 'open-api-2.8.1.json, POST /collective-identifiers/query',
  },
  {
    name: 'collective-numbers-bounded',
    kind: 'document',
    where: ['POST /collective-identifiers/invoices › body › collectiveIdentifierNumbers › +*Items *'],
    reason: 'That ten numbers are the most stands in the text of the document; that none are too few is assumed.',
    evidence: 'documented',
    source: 'collective-identifiers-n07',
  },
  {
    name: 'example-collected-without-number',
    kind: 'example',
    where: ['POST /collective-identifiers/invoices › 200 › example'],
    reason: 'The example lacks collectiveIdentifierNumber, which the schema requires.',
    evidence: 'documented',
    source: 'open-api.json, CollectiveIdentifierInvoicesQueryResponseItem',
  },
  {
    name: 'example-provider-of-another-form',
    kind: 'example',
    where: ['GET /peppol/query › 200 › example'],
    reason: 'The example identifier P123456789 has ten characters; nine of another form are declared.',
    evidence: 'documented',
    source: 'peppol-013',
  },
  {
    name: 'not-found-before-other-sellers',
    kind: 'behaviour',
    where: [],
    reason:
      'Which of several faults of a collective identifier is told: 21405, 71005, 71001, 71004, 71002, a detail for each invoice.',
    evidence: 'assumed',
    source: 'simulator/ksef/collective-identifiers/create.ts',
  },
] as const satisfies readonly Deviation[]
