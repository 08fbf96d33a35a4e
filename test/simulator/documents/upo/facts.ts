import type { UpoDocument, UpoFacts } from '../../../../simulator/documents/upo/upo-facts.ts'

export const accepted: UpoDocument = {
  sellerNip: '5265877635',
  ksefNumber: '5265877635-20250916-0200A0D6723E-C2',
  invoiceNumber: 'FA/XVQUD-9997622510/04/2027',
  issueDate: '2025-09-16',
  sentAt: Date.parse('2025-09-16T09:05:40.841Z'),
  acquiredAt: Date.parse('2025-09-16T09:05:41.045Z'),
  hash: 'GZMGNVzs3krF6URKgvaw77OOeG3nJ+WGziT5xguliQ8=',
  mode: 'Online',
}

/** What stands in the official example upo-faktura-kontekst-id-nip.xml, but for the session, whose number is none. */
export const ofInvoice: UpoFacts = {
  sessionReference: '20250822-SO-9D5A28BFDA-47C899773E-5C',
  context: { type: 'Nip', value: '5265877635' },
  proof: { documentHash: 'kyqH+QUgP8ATWd/95IY632mP4uqibwG66Oqclq9+qno=' },
  formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
  documents: [accepted],
  signedAt: Date.parse('2025-09-16T09:05:42Z'),
  profile: 'test',
}

/** That of a session, with so many invoices. */
export const ofSession = (count: number, changes: Partial<UpoFacts> = {}): UpoFacts => ({
  ...ofInvoice,
  proof: { tokenReference: '20250819-EC-1ECDD12000-5EE71AE5E3-B7' },
  page: { number: 1, count: 1, from: 1, to: count, total: count },
  documents: Array.from({ length: count }, (_, at) => ({
    ...accepted,
    ksefNumber: `5265877635-20250916-${at.toString(16).toUpperCase().padStart(12, '0')}-C2`,
  })),
  ...changes,
})
