import { type Command, Option } from 'commander'
import type { Session } from '../../client/index.ts'
import type { FormCode } from '../../contracts/ksef/form-codes.ts'
import type { InvoiceFilters, InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import { UsageError } from './exits.ts'
import { readInput, writeOutput } from './files.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from './sign-in.ts'

interface SendOptions extends SignInOptions {
  readonly form?: string
  readonly upo?: string
  readonly json?: true
}

interface ListOptions extends SignInOptions {
  readonly as: keyof typeof parts
  readonly json?: true
}

/** Which part of an invoice the organisation has, in its own words and KSeF's. */
const parts = {
  seller: 'Subject1',
  buyer: 'Subject2',
  third: 'Subject3',
  authorized: 'SubjectAuthorized',
} as const satisfies Record<string, InvoiceFilters['subjectType']>

/** KSeF looks at 100 days at a time, where it is older at three months: no three months are shorter than this. */
const searchedPeriod = 89 * 86_400_000

/** The form that was asked for, or that the document says it has; without either FA (3) is tried. */
const formOf = async (document: string, asked: string | undefined): Promise<FormCode | undefined> => {
  const { formCodes } = await import('../../contracts/ksef/form-codes.ts')
  const said = /\bkodSystemowy\s*=\s*["']([^"']*)["']/.exec(document)?.[1]
  const form = formCodes.find(({ systemCode }) => systemCode === (asked ?? said))
  if (asked !== undefined && form === undefined)
    throw new UsageError(`error: ${asked} is no form. The forms are: ${formCodes.map(it => it.systemCode).join(', ')}`)
  return form
}

const send = async (command: Command, file: string, options: SendOptions): Promise<void> => {
  // As octets: a byte order mark, say, must come before KSeF and not be lost here.
  const xml = await readInput(file)
  const formCode = await formOf(xml.toString(), options.form)
  const { sendInvoice } = await import('../../client/index.ts')
  await signedIn(options, async session => {
    const { upo, ...sent } = await sendInvoice(session, { xml, formCode })
    if (options.upo !== undefined) await writeOutput(options.upo, upo)
    if (options.json) return print(command, JSON.stringify(sent))
    print(command, sent.ksefNumber)
  })
}

/** What lies at the instant where one range ends and the next begins comes twice. */
const allInvoices = async (
  session: Session,
  subjectType: InvoiceFilters['subjectType'],
): Promise<InvoiceMetadata[]> => {
  const { invoicePages } = await import('../../client/index.ts')
  // By KSeF's own clock, which need not show our time.
  const { timestampMs } = await session.auth.challenge()
  const from = new Date(timestampMs - searchedPeriod).toISOString()
  const found = new Map<string, InvoiceMetadata>()
  for await (const { invoices } of invoicePages(session, { subjectType, dateRange: { dateType: 'Invoicing', from } }))
    for (const invoice of invoices) found.set(invoice.ksefNumber, invoice)
  return [...found.values()].reverse()
}

const line = ({
  ksefNumber,
  issueDate,
  invoiceNumber,
  seller,
  buyer,
  grossAmount,
  currency,
}: InvoiceMetadata): string =>
  [
    ksefNumber,
    issueDate,
    `${seller.nip} > ${buyer.identifier.value ?? '-'}`,
    `${grossAmount.toFixed(2)} ${currency}`,
    invoiceNumber,
  ].join('  ')

const list = (command: Command, options: ListOptions): Promise<void> =>
  signedIn(options, async session => {
    const invoices = await allInvoices(session, parts[options.as])
    if (options.json) return print(command, JSON.stringify(invoices))
    for (const invoice of invoices) print(command, line(invoice))
  })

const get = (command: Command, ksefNumber: string, options: SignInOptions): Promise<void> =>
  signedIn(options, async session => {
    const { xml } = await session.invoices.get({ params: { ksefNumber } })
    // Not a byte more than the document.
    command.configureOutput().writeOut?.(new TextDecoder('utf-8', { ignoreBOM: true }).decode(xml))
  })

/** `invoice send`, `invoice list` and `invoice get`. */
export const register = (program: Command): void => {
  const invoice = program.command('invoice').description('send, see and fetch invoices of an organisation')

  const sending = invoice.command('send').description('send an invoice and wait for its KSeF number, which it prints')
  addSignInOptions(sending.argument('<file>', 'the invoice, XML'))
    .option('--form <code>', 'its form, e.g. "FA (2)"; what the document says when not given')
    .option('--upo <file>', 'where to write the UPO')
    .option('--json', 'print JSON, with the reference numbers of invoice and session')
    .action((file: string, options: SendOptions) => run(sending, () => send(sending, file, options), options.url))

  const listing = invoice.command('list').description('print a line for each invoice of the last three months')
  addSignInOptions(listing)
    .addOption(new Option('--as <part>', 'what the NIP is on them').choices(Object.keys(parts)).default('seller'))
    .option('--json', 'print JSON')
    .action((options: ListOptions) => run(listing, () => list(listing, options), options.url))

  const getting = invoice.command('get').description('print an invoice as it was sent')
  addSignInOptions(getting.argument('<number>', 'its KSeF number')).action((number: string, options: SignInOptions) =>
    run(getting, () => get(getting, number, options), options.url),
  )
}
