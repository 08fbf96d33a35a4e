import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { BatchOptions, BatchProgress, BatchState, SentBatch, Session } from '../../../client/index.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import { Rejected } from '../exits.ts'
import { makeFolder, readInput, writeOutput } from '../files.ts'
import { print } from '../print.ts'
import { progressOf } from '../progress.ts'
import { run } from '../run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from '../sign-in.ts'
import { formOf } from './form-of.ts'

interface BatchCommandOptions extends SignInOptions {
  readonly form?: string
  readonly offline?: true
  readonly upo?: string
  readonly state?: string
  readonly json?: true
}

const steps: Readonly<Record<BatchProgress['step'], string>> = {
  pack: 'Packing',
  send: 'Sending',
  process: 'KSeF works on it',
}

/** The form that was asked for, or that the first document says it has. */
const formIn = async (folder: string, asked: string | undefined) => {
  const [first] = (await readdir(folder)).filter(name => /\.xml$/i.test(name)).sort()
  return formOf(first === undefined ? '' : (await readInput(join(folder, first))).toString(), asked)
}

type Sending = (session: Session, options: BatchOptions) => Promise<SentBatch>

/** Sends the folder, or goes on where the last time was interrupted. */
const sendingOf = async (
  folder: string,
  { form, offline }: BatchCommandOptions,
  before: BatchState | undefined,
): Promise<Sending> => {
  const { resumeBatch, sendBatch } = await import('../../../client/index.ts')
  if (before !== undefined) return (session, options) => resumeBatch(session, before, options)
  const formCode = await formIn(folder, form)
  return (session, options) => sendBatch(session, { ...options, invoices: folder, formCode, offline })
}

/** Sends and shows how far it is. The state goes when there is nothing to go on with. */
const watched = async (
  command: Command,
  { state }: BatchCommandOptions,
  send: (options: BatchOptions) => Promise<SentBatch>,
  keep: BatchOptions['keep'],
): Promise<SentBatch> => {
  const forget = async () => state !== undefined && rm(state, { force: true })
  const progress = progressOf(command, steps)
  try {
    const sent = await send({ progress: progress.tell, keep })
    await forget()
    return sent
  } catch (error) {
    if (error instanceof Error && error.name === 'BatchFailed') await forget()
    throw error
  } finally {
    progress.clear()
  }
}

const fault = ({ invoiceFileName, status: { code, description, details } }: SessionInvoice): string =>
  `${invoiceFileName}: ${code}: ${[description, ...(details ?? [])].join(' - ')}`

const writeUpos = async (folder: string, sent: SentBatch): Promise<void> => {
  await makeFolder(folder)
  for await (const { referenceNumber, upo } of sent.upos())
    await writeOutput(join(folder, `${referenceNumber}.xml`), upo)
}

const tell = (command: Command, { referenceNumber, invoices }: SentBatch, json: true | undefined): void => {
  const accepted = invoices.filter(({ ksefNumber }) => ksefNumber)
  if (json) print(command, JSON.stringify({ sessionReferenceNumber: referenceNumber, invoices }))
  else for (const { ksefNumber, invoiceFileName } of accepted) print(command, `${ksefNumber}  ${invoiceFileName}`)
}

const sendFolder = async (command: Command, folder: string, options: BatchCommandOptions): Promise<void> => {
  const { state, upo, json } = options
  const kept = state === undefined ? undefined : (await import('./batch-states.ts')).batchStates(state)
  const sending = await sendingOf(folder, options, await kept?.read())
  await signedIn(options, async session => {
    const sent = await watched(command, options, how => sending(session, how), kept?.write)
    tell(command, sent, json)
    if (upo !== undefined) await writeUpos(upo, sent)
    const { invoices, failed } = sent
    if (failed.length === 0) return
    throw new Rejected(
      [`KSeF rejects ${failed.length} of ${invoices.length} invoices:`, ...failed.map(fault)].join('\n'),
    )
  })
}

/** `invoice send-batch`. */
export const registerSendBatch = (invoice: Command): void => {
  const command = invoice
    .command('send-batch')
    .description('send the invoices of a folder as one package; prints the KSeF number of each')
  addSignInOptions(command.argument('<folder>', 'the invoices: its files that end in .xml'))
    .option('--form <code>', 'their form, e.g. "FA (2)"; what the first document says when not given')
    .option('--offline', 'they were issued offline')
    .option('--upo <dir>', 'where to write the UPO: a file for up to 10 000 invoices')
    .option('--state <file>', 'keeps how far it came: where it was interrupted it goes on from there')
    .option('--json', 'print JSON: what came of each invoice, and the reference number of the session')
    .action((folder: string, options: BatchCommandOptions) =>
      run(command, () => sendFolder(command, folder, options), options.url),
    )
}
