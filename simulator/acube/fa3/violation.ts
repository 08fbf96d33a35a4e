/** What is wrong with one place of an invoice, as A-Cube tells it (VALID, verbatim keys). */
export interface Violation {
  /** `podmiot1.daneIdentyfikacyjne.NIP`; empty where the whole document is meant. */
  readonly propertyPath: string
  readonly message: string
  /** The code of Symfony's constraint, where it is one. */
  readonly code: string | null
}
