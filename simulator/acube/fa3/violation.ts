/** What is wrong with one place of an invoice: its property path is `podmiot1.daneIdentyfikacyjne.NIP`, or empty for the whole document. */
export type { Violation } from '../../../contracts/acube/errors.ts'
