import type { Command } from 'commander'
import type { Suite } from '../../contracts/suite.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface RunOptions {
  readonly url: string
  readonly area?: string
  readonly report?: string
  readonly pace: number
}
interface RecordOptions extends RunOptions {
  readonly out: string
}

/** `/tokens` of `--area tokens`; what suites about no operation hold has no area. */
const inArea = (suites: readonly Suite[], area: string | undefined): readonly Suite[] => {
  const chosen = suites.filter(({ of }) => area === undefined || of.some(({ path }) => path.split('/')[1] === area))
  if (chosen.length === 0) throw new Error(`No suite is about /${area}.`)
  return chosen
}

/** Runs the suites against the address; ends with exit code 1 when a behaviour does not hold. */
const runAgainst = async (command: Command, { url, area, report, pace }: RunOptions): Promise<void> => {
  const [{ suites }, { addressTarget }, { runCases }, reports] = await Promise.all([
    import('../../contracts/suites.ts'),
    import('./contracts/address-target.ts'),
    import('./contracts/run-cases.ts'),
    import('./contracts/reports.ts'),
  ])
  const results = await runCases(inArea(suites, area), addressTarget({ url, pace }), () => {})
  print(command, reports.summary(results))
  if (report !== undefined) {
    const { writeFile } = await import('node:fs/promises')
    await writeFile(report, report.endsWith('.xml') ? reports.junit(results) : reports.json(results))
  }
  if (results.some(({ outcome }) => outcome === 'broken')) throw new Error('Not every behaviour holds.')
}

/** Writes every exchange that the suites make, masked, one a file. */
const record = async (command: Command, { url, area, pace, out }: RecordOptions): Promise<void> => {
  const [{ suites }, { addressTarget }, { runCases }, { recordExchange }, { mkdir, writeFile }] = await Promise.all([
    import('../../contracts/suites.ts'),
    import('./contracts/address-target.ts'),
    import('./contracts/run-cases.ts'),
    import('./contracts/exchange.ts'),
    import('node:fs/promises'),
  ])
  await mkdir(out, { recursive: true })
  let given = ''
  const counts = new Map<string, number>()
  const watch = async (request: Request, response: Response): Promise<void> => {
    const exchange = await recordExchange(request, response, given)
    const name = `${given} ${exchange.operation}`.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()
    // Asking again and again for a state is one exchange: the last one counts.
    counts.set(name, (counts.get(name) ?? 0) + 1)
    await writeFile(`${out}/${name}.json`, `${JSON.stringify(exchange, null, 2)}\n`)
  }
  await runCases(
    inArea(suites, area),
    addressTarget({ url, pace, watch }),
    () => {},
    title => {
      given = title
    },
  )
  print(command, `${counts.size} exchanges in ${out}`)
}

const compare = async (command: Command, before: string, after: string): Promise<void> => {
  const { compareFolders } = await import('./contracts/compare.ts')
  const changed = compareFolders(before, after)
  for (const line of changed) print(command, line)
  if (changed.length > 0) throw new Error(`${changed.length} differences.`)
  print(command, 'No difference.')
}

/** `contracts run`, `contracts record` and `contracts compare`. */
export const register = (program: Command): void => {
  const contracts = program.command('contracts').description('hold an address against what KSeF is known to do')
  const withAddress = (command: Command): Command =>
    command
      .requiredOption('--url <url>', 'what to run against, with or without /v2')
      .option('--area <area>', 'only operations whose path begins so: auth, tokens, testdata …')
      .addOption(
        command.createOption('--pace <ms>', 'milliseconds between two requests, at least').default(0).argParser(Number),
      )

  const running = contracts.command('run').description('run the suites and print where the address agrees')
  withAddress(running)
    .option('--report <file>', 'also write the results: JUnit for .xml, else JSON')
    .action((options: RunOptions) => run(running, () => runAgainst(running, options), options.url))

  const recording = contracts.command('record').description('write the exchanges that the suites make, secrets masked')
  withAddress(recording)
    .requiredOption('--out <dir>', 'where to write them')
    .action((options: RecordOptions) => run(recording, () => record(recording, options), options.url))

  const comparing = contracts.command('compare').description('say what changed between two folders of recordings')
  comparing
    .argument('<before>', 'a folder that `record` wrote')
    .argument('<after>', 'another one')
    .action((before: string, after: string) => run(comparing, () => compare(comparing, before, after)))
}
