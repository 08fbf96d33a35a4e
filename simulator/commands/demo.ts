import { type Command, InvalidArgumentError } from 'commander'
import { isValidNip } from '../../contracts/ksef/formats.ts'
import type { Message, Tell } from '../demo/message.ts'
import { english, type Finding, type Step } from '../demo/step.ts'
import type { Cast } from '../demo/story.ts'
import { port, whole } from '../seed/options/option-values.ts'
import { registerOutage } from './demo-outage.ts'
import { presenter } from './presenter.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { type RunningLine, runningLine } from './running-line.ts'

interface DemoOptions {
  readonly pause?: true
  readonly json?: true
  readonly keep?: true
  readonly messages?: true
  readonly seed?: number
  readonly sellerNip?: string
  readonly sellerName?: string
  readonly buyerNip?: string
  readonly buyerName?: string
  readonly port: number
}

interface Told {
  readonly step: Step
  /** From 1. */
  readonly number: number
  readonly of: number
  readonly finding: Finding
  readonly messages: readonly Message[]
}

/** `demo`: the whole way from the portal to A-Cube and back, told step by step. */
export const register = (program: Command): void => {
  const command = program
    .command('demo')
    .description('show the whole way of a KSeF token and an invoice: portal, A-Cube, KSeF; on a simulator of its own')
    .option('--pause', 'wait for Enter before each step')
    .option('--json', 'print a JSON object a line for each step, and nothing else')
    .option('--messages', 'print each request of a step, too')
    .option('--keep', 'leave the simulator running at the end')
    .option('--seed <seed>', 'the same numbers every time', whole)
    .option('--seller-nip <nip>', 'of a seller of your own; made up when not given', ownNip)
    .option('--seller-name <name>', 'and its name')
    .option('--buyer-nip <nip>', 'of a buyer of your own', ownNip)
    .option('--buyer-name <name>', 'and its name')
    .option('--port <port>', 'of the simulator; default: a free one', port, 0)
  command.action((options: DemoOptions) => run(command, () => show(command, options)))
  registerOutage(command)
}

const ownNip = (text: string): string => {
  if (!isValidNip(text)) throw new InvalidArgumentError('A NIP has ten digits, of which the last is a check digit.')
  return text
}

const castOf = ({ sellerNip, sellerName, buyerNip, buyerName }: DemoOptions): Cast => ({
  seller: { nip: sellerNip, name: sellerName },
  buyer: { nip: buyerNip, name: buyerName },
})

const asJson = ({ step, number, of, finding, messages }: Told): string => {
  const { id, title, from, to } = step
  const { holds, expected, seen } = finding
  const outline = messages.map(({ from, to, method, path, status, code }) => ({ from, to, method, path, status, code }))
  return JSON.stringify({
    step: number,
    of,
    id,
    title: title.en,
    from,
    to,
    outcome: holds ? 'ok' : 'failed',
    expected: english(expected),
    seen: english(seen),
    messages: outline,
  })
}

/** Lines for people, in colour where there are people. */
const writer = async (options: DemoOptions) => {
  const { styleText } = await import('node:util')
  const coloured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined
  const paint = (format: Parameters<typeof styleText>[0], text: string) => (coloured ? styleText(format, text) : text)
  return ({ step, number, of, finding, messages }: Told): string => {
    const { holds, expected, seen } = finding
    const who = `${step.from} → ${step.to}`.padEnd(14)
    const place = `${number}/${of}`.padStart(5)
    const mark = holds ? paint('green', '✓') : paint('red', '✗')
    const line = `${place} ${mark} ${paint('bold', who)} ${step.title.en}`
    const calls = messages.map(it =>
      paint(
        'dim',
        `          ${`${it.from} → ${it.to}`.padEnd(14)} ${it.method} ${it.path} ${it.status}${it.code === undefined ? '' : ` · ${it.code}`}`,
      ),
    )
    const outcome = holds ? paint('dim', `  (${english(seen)})`) : ''
    return [
      line + outcome,
      ...(options.messages || !holds ? calls : []),
      ...(holds ? [] : [`      expected: ${english(expected)}`, `      seen:     ${english(seen)}`]),
    ].join('\n')
  }
}

const runtimeOf = async ({ seed }: DemoOptions) => {
  const { fixedRuntime, systemRuntime } = await import('../runtime/runtime.ts')
  const running = systemRuntime()
  return seed === undefined ? running : { ...running, random: fixedRuntime({ at: 0, seed }).random }
}

/** What is under way is said where a person looks on, beside what the command prints. */
const runningOn = ({ json }: DemoOptions): RunningLine =>
  runningLine(json || !process.stdout.isTTY ? { write: () => {} } : process.stderr)

const show = async (command: Command, options: DemoOptions): Promise<void> => {
  const [{ systemClock }, { performStep }, { setStage }, { steps }] = await Promise.all([
    import('../../client/clock.ts'),
    import('../demo/perform.ts'),
    import('./demo-stage.ts'),
    import('../demo/steps.ts'),
  ])
  let sent: (Message | undefined)[] = []
  let underWay = ''
  const running = runningOn(options)
  const tell: Tell = ({ from, to, method, path }) => {
    if (underWay !== '') running.show(`${underWay} ${from} → ${to} ${method} ${path}`)
    const ofStep = sent
    const at = ofStep.push(undefined) - 1
    return message => {
      ofStep[at] = message
    }
  }
  const stage = await setStage({ runtime: await runtimeOf(options), port: options.port, cast: castOf(options) }, tell)
  const write = options.json ? asJson : await writer(options)
  const person = options.pause ? await presenter() : undefined
  const { origin } = stage.simulator
  if (!options.json) print(command, `The story of a KSeF token and an invoice, on ${origin} (a simulator, all of it)\n`)
  try {
    for (const [at, step] of steps.entries()) {
      await person?.wait(step.title.en)
      sent = []
      underWay = `${`${at + 1}/${steps.length}`.padStart(5)} …`
      running.show(`${underWay} ${step.title.en}`)
      const finding = await performStep(step, stage.story, () => systemClock.sleep(250))
      underWay = ''
      running.clear()
      print(
        command,
        write({ step, number: at + 1, of: steps.length, finding, messages: sent.filter(it => it !== undefined) }),
      )
      if (!finding.holds) throw new Error(`Step ${at + 1} (${step.id}) did not come out as it should.`)
    }
    if (options.keep) await keep(command, options, origin)
  } finally {
    running.clear()
    person?.leave()
    await stage.close()
  }
}

/** Until someone ends it. Where only JSON is printed, the addresses go to where it is not. */
const keep = async (command: Command, { json }: DemoOptions, origin: string): Promise<void> => {
  const lines = `\nThe simulator keeps running; Ctrl+C ends it.\n  API     ${origin}/v2\n  web     ${origin}/web\n  A-Cube  ${origin}/acube\n  demo    ${origin}/demo\n`
  if (json) process.stderr.write(lines)
  else print(command, lines)
  await new Promise<void>(resolve => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve())
  })
}
