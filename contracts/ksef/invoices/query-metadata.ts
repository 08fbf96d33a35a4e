import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { FormCode } from '../form-codes.ts'
import { CalendarDate, GivenTimestamp, Int32, Nip, Timestamp } from '../formats.ts'
import { pageSize } from '../paging.ts'
import { CurrencyCode } from './currency-code.ts'
import { BuyerIdentifierType, InvoiceType, InvoicingMode, KsefNumber, ThirdSubjectIdentifierType } from './invoice.ts'

const Amount = whenAsked(() => z.number().meta({ format: 'double' }))

/** Whose invoices, from when, and which of them. */
export const InvoiceFilters = whenAsked(() =>
  z.object({
    /** The part that the context has in the invoice (invoices-query-027). */
    subjectType: z.enum(['Subject1', 'Subject2', 'Subject3', 'SubjectAuthorized']),
    /** At most 100 days of UTC (invoices-query-n01). */
    dateRange: z.object({
      dateType: z.enum(['Issue', 'Invoicing', 'PermanentStorage']),
      from: GivenTimestamp(),
      to: GivenTimestamp().nullish(),
      restrictToPermanentStorageHwmDate: z.boolean().nullish(),
    }),
    ksefNumber: KsefNumber().nullish(),
    invoiceNumber: z.string().max(256).nullish(),
    amount: z
      .object({ type: z.enum(['Brutto', 'Netto', 'Vat']), from: Amount().nullish(), to: Amount().nullish() })
      .nullish(),
    sellerNip: Nip().nullish(),
    buyerIdentifier: z.object({ type: BuyerIdentifierType, value: z.string().max(50).nullish() }).nullish(),
    currencyCodes: z.array(CurrencyCode()).max(unstated.items).nullish(),
    invoicingMode: InvoicingMode.nullish(),
    isSelfInvoicing: z.boolean().nullish(),
    formType: z.enum(['FA', 'PEF', 'FA_RR']).nullish(),
    invoiceTypes: z.array(InvoiceType).max(unstated.items).nullish(),
    hasAttachment: z.boolean().nullish(),
  }),
)
export type InvoiceFilters = z.infer<ReturnType<typeof InvoiceFilters>>

const Name = whenAsked(() => z.string().max(512).nullish())
const Value = whenAsked(() => z.string().max(50).nullish())
const Hash = whenAsked(() => z.string().length(44).meta({ format: 'byte' }))

export const InvoiceMetadata = whenAsked(() =>
  z.object({
    ksefNumber: KsefNumber(),
    invoiceNumber: z.string().max(256),
    issueDate: CalendarDate(),
    invoicingDate: Timestamp(),
    acquisitionDate: Timestamp(),
    permanentStorageDate: Timestamp(),
    seller: z.object({ nip: Nip(), name: Name() }),
    buyer: z.object({ identifier: z.object({ type: BuyerIdentifierType, value: Value() }), name: Name() }),
    netAmount: Amount(),
    grossAmount: Amount(),
    vatAmount: Amount(),
    currency: z.string().length(3),
    invoicingMode: InvoicingMode,
    invoiceType: InvoiceType,
    formCode: FormCode(),
    isSelfInvoicing: z.boolean(),
    hasAttachment: z.boolean(),
    invoiceHash: Hash(),
    hashOfCorrectedInvoice: Hash().nullish(),
    thirdSubjects: z
      .array(
        z.object({
          identifier: z.object({ type: ThirdSubjectIdentifierType, value: Value() }),
          name: Name(),
          role: Int32(),
        }),
      )
      .nullish(),
    authorizedSubject: z.object({ nip: Nip(), name: Name(), role: Int32() }).nullish(),
  }),
)
export type InvoiceMetadata = z.infer<ReturnType<typeof InvoiceMetadata>>

/** Which invoices there are, a page at a time; at most 10 000 a query (invoices-query-021). */
export const queryMetadata = operation({
  method: 'POST',
  path: '/invoices/query/metadata',
  summary: 'Query invoice metadata',
  bearer: ['accessToken'],
  permissions: ['InvoiceRead'],
  limits: 'invoiceMetadata',
  get query() {
    return z.object({
      sortOrder: z.enum(['Asc', 'Desc']).default('Asc'),
      pageOffset: Int32().min(0).default(0).meta({ format: 'int32' }),
      pageSize: pageSize(250),
    })
  },
  get body() {
    return InvoiceFilters()
  },
  bodyName: 'filters',
  success: {
    status: 200,
    get body() {
      return z.object({
        hasMore: z.boolean(),
        isTruncated: z.boolean(),
        permanentStorageHwmDate: Timestamp().nullish(),
        invoices: z.array(InvoiceMetadata()),
      })
    },
  },
  errors: ['unreadableContent', 'beyondHighWaterMark', 'validationFailed'],
  sort: {
    allowedFields: ['permanentStorageDate', 'invoicingDate', 'issueDate'],
    allowedDirections: ['Asc', 'Desc'],
  },
})
