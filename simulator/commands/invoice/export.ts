import { join } from 'node:path'
import type { Command } from 'commander'
import type { ExportProgress, InvoiceDocument, Session } from '../../../client/index.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { instant } from '../../seed/options/option-values.ts'
import { UsageError } from '../exits.ts'
import { makeFolder, writeOutput } from '../files.ts'
import { print } from '../print.ts'
import { type Progress, progressOf } from '../progress.ts'
import { run } from '../run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from '../sign-in.ts'
import { line } from './line.ts'
import { type Part, partOption, parts } from './parts.ts'
import { threeMonthsAgo } from './searched-period.ts'

interface ExportCommandOptions extends SignInOptions {
  readonly out: string
  readonly as: Part
  readonly from?: number
  readonly to?: number
  readonly state?: string
  readonly json?: true
}

const steps: Readonly<Record<ExportProgress['step'], string>> = {
  wait: 'KSeF packs the invoices',
  fetch: 'Fetching',
  unpack: 'Unpacking',
}

const isoOf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()

/** Writes each document as it comes, and tells of it. */
const write = async (
  command: Command,
  documents: AsyncIterable<InvoiceDocument>,
  { out, json }: ExportCommandOptions,
  progress: Progress,
): Promise<void> => {
  await makeFolder(out)
  const listed: InvoiceMetadata[] = []
  for await (const { xml, metadata } of documents) {
    await writeOutput(join(out, `${metadata.ksefNumber}.xml`), xml)
    progress.clear()
    if (json) listed.push(metadata)
    else print(command, line(metadata))
  }
  if (json) print(command, JSON.stringify(listed))
}

/** All of a period, by the date on which they were sent, as `invoice list` shows them. */
const exportAll = async (command: Command, session: Session, options: ExportCommandOptions, progress: Progress) => {
  const { exportInvoices } = await import('../../../client/index.ts')
  const from = isoOf(options.from) ?? (await threeMonthsAgo(session))
  const dateRange = { dateType: 'Invoicing', from, to: isoOf(options.to) } as const
  const filters = { subjectType: parts[options.as], dateRange }
  await write(command, exportInvoices(session, filters, { progress: progress.tell }), options, progress)
}

type Exporting = typeof exportAll

/** What is new since the last time; what was written counts as fetched, also when it ends half way. @throws UsageError */
const newSince = async (path: string, { as, to }: ExportCommandOptions): Promise<Exporting> => {
  if (to !== undefined) throw new UsageError('error: --state goes up to what is certain now; it goes without --to.')
  const { fetchStates } = await import('./fetch-states.ts')
  const kept = fetchStates(path)
  const before = await kept.read()
  const subjectType = parts[as]
  if (before !== undefined && before.subjectType !== subjectType)
    throw new UsageError(`error: ${path} is of invoices in which the NIP is ${before.subjectType}, not ${subjectType}.`)
  return async (command, session, options, progress) => {
    const { fetchNewInvoices } = await import('../../../client/index.ts')
    const first = before ?? { subjectType, from: isoOf(options.from) ?? (await threeMonthsAgo(session)) }
    const invoices = fetchNewInvoices(session, first, { progress: progress.tell })
    try {
      await write(command, invoices, options, progress)
    } finally {
      await kept.write(invoices.state)
    }
  }
}

const exportTo = async (command: Command, options: ExportCommandOptions): Promise<void> => {
  const exporting = options.state === undefined ? exportAll : await newSince(options.state, options)
  const progress = progressOf(command, steps)
  await signedIn(options, session => exporting(command, session, options, progress).finally(() => progress.clear()))
}

/** `invoice export`. */
export const registerExport = (invoice: Command): void => {
  const command = invoice
    .command('export')
    .description('fetch the invoices of the last three months as files; prints a line for each')
  addSignInOptions(command)
    .requiredOption('--out <dir>', 'where to write them, each under its KSeF number')
    .addOption(partOption())
    .option('--from <instant>', 'what was sent since then, as 2026-02-01T12:00:00Z', instant)
    .option('--to <instant>', 'what was sent until then; at most 100 days later', instant)
    .option('--state <file>', 'keeps how far it came: the next time only what is new is fetched')
    .option('--json', 'print JSON: the metadata of each')
    .action((options: ExportCommandOptions) => run(command, () => exportTo(command, options), options.url))
}
