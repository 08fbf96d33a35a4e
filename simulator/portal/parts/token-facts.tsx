import type { TokenPermission } from '../../../contracts/ksef/permission-names.ts'
import type { TokenStatus } from '../../../contracts/ksef/statuses.ts'
import type { Language, Say, TextKey } from '../texts.ts'

/** Small things that are shown of a token in more than one place. */

const labels: Record<TokenStatus, TextKey> = {
  Pending: 'statusPending',
  Active: 'statusActive',
  Revoking: 'statusRevoking',
  Revoked: 'statusRevoked',
  Failed: 'statusFailed',
}

export const statusLabel = (status: TokenStatus): TextKey => labels[status]

/** A status that will change by itself. */
export const isMoving = (status: TokenStatus): boolean => status === 'Pending' || status === 'Revoking'

/** `id`: the script renews it while the status moves. */
export const Status = ({ say, status, id }: { say: Say; status: TokenStatus; id?: string }) => (
  <span class="status-place" id={id} data-live={id && ''}>
    <span class="status" data-status={status}>
      {say(labels[status])}
    </span>
  </span>
)

/** The first two are what an integration needs ([FILL]); the order after them is the form's of the API. */
export const roleLabels: Record<TokenPermission, TextKey> = {
  InvoiceRead: 'roleInvoiceRead',
  InvoiceWrite: 'roleInvoiceWrite',
  CredentialsRead: 'roleCredentialsRead',
  CredentialsManage: 'roleCredentialsManage',
  Introspection: 'roleIntrospection',
  SubunitManage: 'roleSubunitManage',
  EnforcementOperations: 'roleEnforcementOperations',
  CollectiveIdentifierManage: 'roleCollectiveIdentifierManage',
}

const locales: Record<Language, string> = { en: 'en-GB', pl: 'pl-PL' }

/** An instant of the API in Poland's time. */
export const Time = ({ at, language }: { at: string; language: Language }) => (
  <time datetime={at}>
    {new Intl.DateTimeFormat(locales[language], {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: 'Europe/Warsaw',
    }).format(Date.parse(at))}
  </time>
)

/** "Nip 1234563218" */
export const Author = ({ identifier: { type, value } }: { identifier: { type: string; value: string } }) => (
  <>
    <span class="kind">{type}</span> <span class="mono">{value}</span>
  </>
)
