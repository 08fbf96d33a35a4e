import { type Command, InvalidArgumentError } from 'commander'
import type { Session } from '../../client/index.ts'
import type { ContextIdentifier } from '../../contracts/ksef/identifiers.ts'
import type { InvoiceFilters, InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import { sha256 } from '../runtime/sha256.ts'
import { readInput, writeOutput } from './files.ts'
import { registerExport } from './invoice/export.ts'
import { formOf } from './invoice/form-of.ts'
import { line } from './invoice/line.ts'
import { type Part, partOption, parts } from './invoice/parts.ts'
import { threeMonthsAgo } from './invoice/searched-period.ts'
import { registerSendBatch } from './invoice/send-batch.ts'
import { print } from './print.ts'
import { readSeal } from './read-seal.ts'
import { run } from './run.ts'
import { addSignInOptions, passwordOption, type SignInOptions, signedIn } from './sign-in.ts'

interface SendOptions extends SignInOptions {
  readonly form?: string
  readonly upo?: string
  readonly offline?: true
  readonly corrects?: string
  readonly json?: true
}

interface ListOptions extends SignInOptions {
  readonly as: Part
  readonly json?: true
}

const send = async (command: Command, file: string, options: SendOptions): Promise<void> => {
  // As octets: a byte order mark, say, must come before KSeF and not be lost here.
  const xml = await readInput(file)
  const formCode = await formOf(xml.toString(), options.form)
  const hashOfCorrectedInvoice = options.corrects && sha256(await readInput(options.corrects))
  const offline = options.offline ?? hashOfCorrectedInvoice !== undefined
  const { sendInvoice } = await import('../../client/index.ts')
  await signedIn(options, async session => {
    const { upo, ...sent } = await sendInvoice(session, { xml, formCode, offline, hashOfCorrectedInvoice })
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
  const from = await threeMonthsAgo(session)
  const found = new Map<string, InvoiceMetadata>()
  for await (const { invoices } of invoicePages(session, { subjectType, dateRange: { dateType: 'Invoicing', from } }))
    for (const invoice of invoices) found.set(invoice.ksefNumber, invoice)
  return [...found.values()].reverse()
}

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

interface QrOptions {
  readonly url: string
  readonly out: string
  readonly certificate?: string
  readonly certificatePassword?: string
  readonly context?: ContextIdentifier
  readonly caption?: string
}

const textOf = (element: string, xml: string): string | undefined =>
  new RegExp(`<(?:\\w+:)?${element}>\\s*([^<\\s]+)\\s*<`).exec(xml)?.[1]

/** What the link of an FA or FA_RR invoice needs of it. @throws Error for another document */
const linkPartsOf = (xml: string): { sellerNip: string; issueDate: string } => {
  // Podmiot1 comes first; FA_RR says its day in P_4B.
  const sellerNip = textOf('NIP', xml.slice(xml.search(/<(?:\w+:)?Podmiot1[ >]/)))
  const issueDate = textOf('P_1', xml) ?? textOf('P_4B', xml)
  if (sellerNip === undefined || issueDate === undefined)
    throw new Error('The document has no NIP of Podmiot1 or no day of issue: it is no FA or FA_RR invoice.')
  return { sellerNip, issueDate }
}

const qr = async (command: Command, file: string, options: QrOptions): Promise<void> => {
  const [{ X509Certificate }, client] = await Promise.all([import('node:crypto'), import('../../client/index.ts')])
  const xml = await readInput(file)
  const parts = { ...linkPartsOf(xml.toString()), site: client.qrSiteOf(options.url), xml }
  const identity =
    options.certificate === undefined ? undefined : await readSeal(options.certificate, options.certificatePassword)
  const link =
    identity === undefined
      ? await client.invoiceLink(parts)
      : await client.certificateLink({
          ...parts,
          context: options.context,
          certificate: { ...identity, serialNumber: new X509Certificate(identity.certificate).serialNumber },
        })
  const { caption } = options
  const picture = options.out.endsWith('.svg')
    ? await client.qrCodeSvg({ text: link, caption: caption ?? (identity ? 'CERTYFIKAT' : 'OFFLINE') })
    : await client.qrCodePng({ text: link })
  await writeOutput(options.out, picture)
  print(command, link)
}

const contextOption = (text: string): ContextIdentifier => {
  const [, type, value] = /^(Nip|InternalId|NipVatUe|PeppolId):(.+)$/.exec(text) ?? []
  if (type === undefined || value === undefined) throw new InvalidArgumentError('a context looks like Nip:5265877635.')
  return { type: type as ContextIdentifier['type'], value }
}

/** `invoice send`, `send-batch`, `list`, `get`, `export` and `qr`. */
export const register = (program: Command): void => {
  const invoice = program.command('invoice').description('send, see and fetch invoices of an organisation')

  const sending = invoice.command('send').description('send an invoice and wait for its KSeF number, which it prints')
  addSignInOptions(sending.argument('<file>', 'the invoice, XML'))
    .option('--form <code>', 'its form, e.g. "FA (2)"; what the document says when not given')
    .option('--upo <file>', 'where to write the UPO')
    .option('--offline', 'it was issued offline')
    .option('--corrects <file>', 'it corrects this offline invoice technically, which KSeF rejected')
    .option('--json', 'print JSON, with the reference numbers of invoice and session')
    .action((file: string, options: SendOptions) => run(sending, () => send(sending, file, options), options.url))

  registerSendBatch(invoice)

  const listing = invoice.command('list').description('print a line for each invoice of the last three months')
  addSignInOptions(listing)
    .addOption(partOption())
    .option('--json', 'print JSON')
    .action((options: ListOptions) => run(listing, () => list(listing, options), options.url))

  const getting = invoice.command('get').description('print an invoice as it was sent')
  addSignInOptions(getting.argument('<number>', 'its KSeF number')).action((number: string, options: SignInOptions) =>
    run(getting, () => get(getting, number, options), options.url),
  )

  registerExport(invoice)

  const drawing = invoice.command('qr').description('draw the QR code of an invoice, and print its link')
  drawing
    .argument('<file>', 'the invoice, XML, as it is sent')
    .requiredOption('--out <file>', 'where to write the picture: .svg, with a caption, or .png')
    .option('--certificate <file>', 'KOD II, signed with the Offline KSeF certificate in this PEM or PKCS#12 file')
    .addOption(passwordOption('--certificate-password', 'KSEF_CERTIFICATE_PASSWORD'))
    .option('--context <type:value>', "in whose context it is issued; the seller's NIP when not given", contextOption)
    .option('--caption <text>', 'what stands under it: the KSeF number; OFFLINE or CERTYFIKAT when not given')
    .addOption(drawing.createOption('--url <url>', 'where KSeF is').env('KSEF_URL').default('http://127.0.0.1:4010/v2'))
    .action((file: string, options: QrOptions) => run(drawing, () => qr(drawing, file, options), options.url))
}
