import { obstacles, type Rights } from './rights.ts'
import type { TextKey } from './texts.ts'
import type { PageRows } from './visit.ts'

type Entry = readonly [href: string, label: TextKey]
interface Section {
  readonly label?: TextKey
  readonly entries: readonly Entry[]
}

/** The left menu, in the order of the real one (portal-more.md §1). */
const sections: readonly Section[] = [
  { entries: [['/web/home', 'menuHome']] },
  {
    label: 'menuInvoices',
    entries: [
      ['/web/invoices/issue', 'issueInvoice'],
      ['/web/invoices/load', 'loadInvoice'],
      ['/web/invoices', 'invoiceList'],
      ['/web/collective-identifiers', 'collectiveIdentifiers'],
    ],
  },
  { entries: [['/web/sessions', 'sessionHistory']] },
  {
    label: 'menuPermissions',
    entries: [
      ['/web/permissions/grant', 'grantPermission'],
      ['/web/permissions', 'managePermissions'],
      ['/web/permissions/administrator', 'addAdministrator'],
    ],
  },
  {
    label: 'menuTokens',
    entries: [
      ['/web/tokens/generate', 'generateToken'],
      ['/web/tokens', 'tokenList'],
    ],
  },
  {
    label: 'menuCertificates',
    entries: [
      ['/web/certificates/apply', 'applyForCertificate'],
      ['/web/certificates', 'certificateList'],
    ],
  },
  { label: 'menuTestData', entries: [['/web/attachments', 'attachmentConsent']] },
]

/** What of it someone with these rights may open; a section with nothing in it is left out. */
export const menuFor = (rights: Rights, rows: PageRows): readonly Section[] =>
  sections
    .map(({ label, entries }) => ({
      label,
      entries: entries.filter(([href]) => {
        const row = rows[`GET ${href}`]
        return row !== undefined && obstacles(row.calls, rights) === undefined
      }),
    }))
    .filter(({ entries }) => entries.length > 0)
