import { join } from 'node:path'
import type { Command } from 'commander'
import { type ApiVersion, apiNames, newestApi } from '../../contracts/ksef/api-version.ts'
import type { Suite } from '../../contracts/suite.ts'
import { address, milliseconds } from '../seed/options/option-values.ts'
import type { Recorder } from './contracts/recorder.ts'
import type { CaseResult } from './contracts/run-cases.ts'
import { Unanswered, UsageError } from './exits.ts'
import { writeOutput } from './files.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface AddressOptions {
  readonly url: string
  readonly api: ApiVersion
  readonly area?: string
  readonly pace: number
  readonly brief?: true
}
interface RunOptions extends AddressOptions {
  readonly report?: string
}
interface RecordOptions extends AddressOptions {
  readonly out: string
  readonly replace?: true
}

const areasOf = (suites: readonly Suite[]): string =>
  [...new Set(suites.flatMap(({ of }) => of.map(({ path }) => path.split('/')[1])))].sort().join(', ')

/** `/tokens` of `--area tokens`; what suites about no operation hold has no area. */
const inArea = (suites: readonly Suite[], area: string | undefined): readonly Suite[] => {
  const chosen = suites.filter(({ of }) => area === undefined || of.some(({ path }) => path.split('/')[1] === area))
  if (chosen.length === 0) throw new UsageError(`error: No suite is about /${area}. There are ${areasOf(suites)}.`)
  return chosen
}

/** Runs the suites against the address, cleans up behind each case, and prints what came of it. */
const runSuites = async (
  command: Command,
  { url, api, area, pace, brief }: AddressOptions,
  recorder?: Recorder,
): Promise<readonly CaseResult[]> => {
  const [{ suites }, { addressTarget }, { runCases }, reports] = await Promise.all([
    import('../../contracts/ksef/suites.ts'),
    import('./contracts/address-target.ts'),
    import('./contracts/run-cases.ts'),
    import('./contracts/reports.ts'),
  ])
  const chosen = inArea(suites, area)
  const target = addressTarget({ url, api, pace, see: recorder?.see, look: recorder?.look })
  await target.reach()
  const results = await runCases(chosen, target.target, { begin: recorder?.begin, end: target.cleanUp })
  print(command, reports.summary(results, brief))
  print(command, reports.cleanedUp(await target.close()))
  if (target.unanswered() > 0) throw new Unanswered(`${target.unanswered()} requests had no answer from ${url}.`)
  return results
}

/** Ends with exit code 1 when a behaviour does not hold. */
const runAgainst = async (command: Command, options: RunOptions): Promise<void> => {
  const { report } = options
  const results = await runSuites(command, options)
  if (report !== undefined) {
    const reports = await import('./contracts/reports.ts')
    await writeOutput(report, report.endsWith('.xml') ? reports.junit(results) : reports.json(results))
  }
  if (results.some(({ outcome }) => outcome === 'broken')) throw new Error('Not every behaviour holds.')
}

/** Writes every exchange that the suites make, without secrets, one a file. What differs from KSeF is recorded, too. */
const record = async (command: Command, options: RecordOptions): Promise<void> => {
  const [{ connect }, { createRecorder }, { prepareFolder, writeRecordings }] = await Promise.all([
    import('../../client/connection.ts'),
    import('./contracts/recorder.ts'),
    import('./contracts/write-recordings.ts'),
  ])
  const { url, out, replace = false } = options
  const recorder = createRecorder(connect({ baseUrl: url }).baseUrl)
  await prepareFolder(out, replace)
  await runSuites(command, { ...options, brief: true }, recorder)
  const exchanges = recorder.exchanges()
  if (exchanges.length === 0) throw new Error('Nothing was recorded.')
  await writeRecordings(out, exchanges)
  print(command, `${exchanges.length} exchanges in ${out}`)
}

/** Prints what changed; ends with exit code 1 when something did. */
const tell = (command: Command, changes: readonly string[]): void => {
  for (const line of changes) print(command, line)
  if (changes.length > 0) throw new Error(`${changes.length} differences.`)
  print(command, 'No difference.')
}

/** Where a checkout of the project has its recordings: the package does not hold them. */
const storedByDefault = join('fixtures', 'recordings')

/** One folder is compared with the stored recordings, two with each other. */
const compare = async (
  command: Command,
  folder: string,
  later: string | undefined,
  { with: stored }: { readonly with: string },
): Promise<void> => {
  const [{ compareRecordings, compareWithStored }, { readRecordings }, { citations }] = await Promise.all([
    import('./contracts/compare.ts'),
    import('./contracts/read-recordings.ts'),
    import('./contracts/citations.ts'),
  ])
  if (later !== undefined) return tell(command, compareRecordings(readRecordings(folder), readRecordings(later)))
  const { changes, additions, met, unmet } = compareWithStored(
    readRecordings(stored),
    readRecordings(folder),
    citations(),
  )
  print(command, `${met} stored recordings compared; nothing was recorded of ${unmet.length} others.`)
  if (met === 0) throw new Error(`Nothing in ${folder} is about a recording in ${stored}.`)
  for (const line of additions) print(command, `added: ${line}`)
  tell(command, changes)
}

/** `contracts run`, `contracts record` and `contracts compare`. */
export const register = (program: Command): void => {
  const contracts = program.command('contracts').description('hold an address against what KSeF is known to do')
  const withAddress = (command: Command): Command =>
    command
      .addOption(
        command
          .createOption('--url <url>', 'what to run against, with or without /v2')
          .makeOptionMandatory()
          .argParser(address),
      )
      .addOption(
        command
          .createOption('--api <version>', "the version of KSeF's API that the address has")
          .choices(apiNames)
          .default(newestApi),
      )
      .option('--area <area>', 'only operations whose path begins so: auth, tokens, testdata …')
      .addOption(
        command
          .createOption('--pace <ms>', 'milliseconds between two requests, at least')
          .default(0)
          .argParser(milliseconds),
      )

  const running = contracts.command('run').description('run the suites and print where the address agrees')
  withAddress(running)
    .option('--report <file>', 'also write the results: JUnit for .xml, else JSON')
    .option('--brief', 'print of the behaviours only those that do not hold')
    .action((options: RunOptions) => run(running, () => runAgainst(running, options), options.url))

  const recording = contracts
    .command('record')
    .description('write the exchanges that the suites make as fixtures, without secrets')
  withAddress(recording)
    .requiredOption('--out <dir>', 'where to write them')
    .option('--replace', 'remove the recordings that are there')
    .action((options: RecordOptions) => run(recording, () => record(recording, options), options.url))

  const comparing = contracts
    .command('compare')
    .description('say what changed since the stored recordings, or between two folders')
  comparing
    .argument('<folder>', 'a folder that `record` wrote')
    .argument('[later]', 'another one, recorded later')
    .option('--with <folder>', 'the stored recordings, where one folder is given', storedByDefault)
    .action((folder: string, later: string | undefined, options: { readonly with: string }) =>
      run(comparing, () => compare(comparing, folder, later, options)),
    )
}
