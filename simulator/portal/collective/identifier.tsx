import type { invoices } from '../../../contracts/ksef/collective-identifiers/invoices.ts'
import type { Output } from '../../../contracts/operation.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { KsefNumber } from '../parts/ksef-number.tsx'
import { type List, listPage } from '../parts/list/list.tsx'
import type { Column } from '../parts/list/table.tsx'
import { LongText } from '../parts/long-text.tsx'
import { Notice } from '../parts/notice.tsx'

type Row = Output<typeof invoices>['invoices'][number]

const columns: readonly Column<Row>[] = [
  {
    label: 'columnKsefNumber',
    kind: 'name',
    head: true,
    cell: ({ ksefNumber }, visit) => <KsefNumber visit={visit} number={ksefNumber} />,
  },
  {
    label: 'paymentAmount',
    kind: 'money',
    cell: ({ payment, detailsHidden }, { say, language }) => {
      if (payment == null) return detailsHidden ? say('detailsHidden') : '–'
      const format = new Intl.NumberFormat(language, { style: 'currency', currency: payment.currency })
      return format.format(payment.amount)
    },
  },
  { label: 'columnDescription', kind: 'wide', cell: ({ description }) => <LongText text={description ?? '–'} /> },
]

/** The invoices of one number, and how to use it: it is what stands on the transfer. */
const identifier: List<Row> = {
  path: '/web/collective-identifiers/identifier',
  keeps: ['identifier'],
  title: 'collectiveTitle',
  caption: 'collectiveInvoices',
  back: () => ['/web/collective-identifiers', 'collectiveIdentifiers'],
  above: async ({ say, url }, { kept }, rows) => ({
    content: rows.length > 0 && (
      <>
        {url.searchParams.has('made') && (
          <Notice kind="info" title={say('grantDone')}>
            <p>{say('collectiveMade')}</p>
          </Notice>
        )}
        <section class="secret" aria-labelledby="collective-number-title">
          <h2 id="collective-number-title">{say('collectiveNumber')}</h2>
          <div class="secret-number">
            <code id="collective-number">{kept.identifier}</code>
            <CopyButton say={say} from="collective-number" label={say('copy')} />
          </div>
        </section>
        <h2>{say('collectiveInvoices')}</h2>
      </>
    ),
  }),
  filter: [],
  sizes: [10, 50, 100, 500],
  columns: () => columns,
  read: async ({ signedIn }, { kept, size, after }) => {
    const found = await signedIn.ksef.collectiveIdentifiers.invoices({
      query: { pageSize: size },
      headers: { 'x-continuation-token': after },
      body: { collectiveIdentifierNumbers: [kept.identifier ?? ''] },
    })
    return { rows: found.invoices, next: found.continuationToken ?? undefined }
  },
  empty: 'collectiveUnknown',
  noMatch: 'collectiveUnknown',
  timeless: true,
}

export const identifierPage = listPage(identifier)
