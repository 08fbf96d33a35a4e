import type { Deviation } from '../deviations.ts'

const status = 'GET /sessions/{referenceNumber} › 200 › status › codes ›'

/** The deviations of batch sessions. */
export const batchDeviations = [
  {
    name: 'batch-status-details',
    kind: 'document',
    where: [`${status} 405 › * › +Skrót *`, `${status} 420 › * › +Przekroczono *`, `${status} 430 › * › +Skrót *`],
    reason: 'The document gives no details for these statuses; KSeF does.',
    evidence: 'described',
    source: 'sessions-batch-040, sessions-batch-046, sessions-batch-047',
  },
  {
    name: 'attachment-without-consent-detail',
    kind: 'document',
    where: ['GET /sessions/{referenceNumber}/invoices* › *status › codes › 410 › * › +Sprzedawca *'],
    reason: 'The document gives no details for 410; KSeF does.',
    evidence: 'described',
    source: 'sessions-batch-050',
  },
  {
    name: 'part-too-large-detail',
    kind: 'document',
    where: ['POST /sessions/batch › 400 › codes › 21157 › * › +Rozmiar części *'],
    reason: 'The document does not quote what the validator says of a part that is too large.',
    evidence: 'recorded',
    source: 'error-400-legacy-aggregation',
  },
  {
    name: 'too-many-parts-text',
    kind: 'document',
    where: ['POST /sessions/batch › 400 › codes › 21161 › *'],
    reason: 'The document says "pakietu", KSeF "pakietów".',
    evidence: 'described',
    source: 'sessions-batch-042, sessions-batch-053',
  },
  {
    name: 'feature-header-of-batches',
    kind: 'document',
    where: ['POST /sessions/batch › +header x-ksef-feature'],
    reason: 'The document describes the header in the text of the operation and leaves it out of the parameters.',
    evidence: 'documented',
    source: 'sessions-online-n03',
  },
  {
    name: 'folded-faults-keep-one-code',
    kind: 'behaviour',
    where: [],
    reason: 'Faults of several codes fold into 21405 in Problem Details, too, where KSeF keeps them apart.',
    evidence: 'recorded',
    source: 'error-400-legacy-aggregation',
  },
  {
    name: 'storage-speaks-as-azure',
    kind: 'behaviour',
    where: [],
    reason:
      'What the storage says of a link that does not open are the documented words of the one behind it; its headers are left out.',
    evidence: 'assumed',
    source: 'session-batch-part-403-xml, sessions-batch-066',
  },
  {
    name: 'chunked-parts-are-taken',
    kind: 'behaviour',
    where: [],
    reason:
      'A large part without Content-Length was refused in October 2025; here it is taken, as clients send parts so.',
    evidence: 'described',
    source: 'session-batch-part-chunked-400',
  },
] as const satisfies readonly Deviation[]
