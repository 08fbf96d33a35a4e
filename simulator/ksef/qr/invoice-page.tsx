import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { InvoiceLink } from '../../../contracts/ksef/qr/links.ts'
import { invoicePageTexts as texts } from '../../../contracts/ksef/qr/texts.ts'
import { Page } from './page.tsx'

/** Not sent yet, rejected, or of another hash, day or seller: all the same. */
export const InvoiceNotFound = () => <Page title={texts.notFound} />

/** Simplified data, and a form for who wants the invoice itself. `trouble`: what came of asking for it. */
export const InvoiceFound = ({
  link,
  metadata,
  trouble,
}: {
  link: InvoiceLink
  metadata: InvoiceMetadata
  trouble?: string
}) => (
  <Page title={texts.found}>
    <dl>
      <dt>{texts.ksefNumber}</dt>
      <dd>{metadata.ksefNumber}</dd>
      <dt>{texts.sellerNip}</dt>
      <dd>{link.sellerNip}</dd>
      <dt>{texts.issueDate}</dt>
      <dd>{link.issueDate}</dd>
      <dt>{texts.mode}</dt>
      <dd>{metadata.invoicingMode}</dd>
    </dl>
    {trouble === undefined ? null : (
      <p class="notice error" role="alert">
        {trouble}
      </p>
    )}
    <form class="call-form" method="post">
      <label class="field">
        {texts.buyer}
        <input name="buyer" required maxlength={512} />
      </label>
      <label class="field">
        {texts.grossAmount}
        <input name="grossAmount" required inputmode="decimal" maxlength={32} />
      </label>
      <button type="submit">{texts.download}</button>
    </form>
  </Page>
)
