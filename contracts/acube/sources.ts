const docs = 'https://docs.acubeapi.com/documentation'

/** Where what is known of A-Cube's API PL was read (archived copies), by a short key. */
export const acubeSources = {
  HOME: `${docs}/gov-pl/`,
  AUTH: `${docs}/common/authentication/`,
  SIG: `${docs}/common/http-signature`,
  TOKEN: `${docs}/gov-pl/onboarding/token`,
  SEED: `${docs}/gov-pl/onboarding/create-test-ksef-token`,
  LE: `${docs}/gov-pl/legal-entities`,
  'REF-LE': `${docs}/gov-pl/govpl/tag/LegalEntity`,
  'REF-AF': `${docs}/gov-pl/govpl/tag/AuthorizationFlow`,
  'REF-INV': `${docs}/gov-pl/govpl/tag/Invoice`,
  'REF-WH': `${docs}/gov-pl/govpl/tag/Webhook`,
  'REF-SETUP': `${docs}/api/gov-pl/test-legal-entity-setup-legal-entity-collection`,
  SEND: `${docs}/gov-pl/invoices/send`,
  STATUS: `${docs}/gov-pl/invoices/status`,
  VALID: `${docs}/gov-pl/invoices/validation`,
  ERR: `${docs}/gov-pl/invoices/errors`,
  UPO: `${docs}/gov-pl/invoices/upo`,
  RECV: `${docs}/gov-pl/invoices/receive`,
  'WH-TYPES': `${docs}/gov-pl/webhooks/types`,
  TUT: 'https://github.com/a-cube-io/gov-pl-ksef-tutorial',
  /** A public client that recorded answers of A-Cube's Italian sandbox. */
  'IT-LIVE': 'a public TypeScript client of the Italian API (2026-09-24)',
  'IT-SEARCH': `${docs}/gov-it/invoices/searching-for-documents`,
  'PEPPOL-WH': `${docs}/peppol/manage-documents/webhooks`,
  /** What the stack behind the answers (Symfony, API Platform, the Lexik JWT bundle) does unless told otherwise. */
  STACK: 'the defaults of API Platform and of the Lexik JWT bundle',
  /** Nothing is known: the look-alike's own choice. */
  OURS: 'a choice of this simulator',
} as const

export type AcubeSource = keyof typeof acubeSources
