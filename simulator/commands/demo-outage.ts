import type { Command } from 'commander'
import { port } from '../seed/options/option-values.ts'
import { presenter } from './presenter.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface OutageOptions {
  readonly pause?: true
  readonly json?: true
  readonly port: number
}

const rehearse = async (command: Command, { pause, json, port: asked }: OutageOptions): Promise<void> => {
  const [{ openSimulator }, { fixedRuntime }, { createFirm }, { performStep }, { begins, steps }] = await Promise.all([
    import('../simulator.ts'),
    import('../runtime/runtime.ts'),
    import('../demo/outage/firm.ts'),
    import('../demo/outage/step.ts'),
    import('../demo/outage/steps.ts'),
  ])
  const runtime = fixedRuntime({ at: begins, seed: 1 })
  const simulator = openSimulator({ runtime, rateLimits: 'off' })
  const { origin } = await simulator.listen({ port: asked })
  const firm = createFirm({ origin, runtime, fetch: request => fetch(request) })
  if (!json) print(command, `The day KSeF is down, on ${origin} (a simulator, and its clock)\n`)
  const person = pause ? await presenter() : undefined
  try {
    for (const [at, step] of steps.entries()) {
      const { id } = step
      const title = step.title.en
      await person?.wait(title)
      const { holds, seen } = await performStep(step, firm)
      const place = `${at + 1}/${steps.length}`
      if (!holds) throw new Error(`Step ${place} (${id}) did not come out as it should. ${seen.en}`)
      const now = new Date(runtime.now()).toISOString()
      print(
        command,
        json
          ? JSON.stringify({ step: at + 1, of: steps.length, id, title, at: now, outcome: 'ok', seen: seen.en })
          : `${place.padStart(5)} ✓ ${now.slice(0, 16)}Z  ${title}\n${' '.repeat(27)}${seen.en}`,
      )
    }
  } finally {
    person?.leave()
    await simulator.close()
  }
}

/** `demo outage`: the rehearsal; exit code 0 only when every step came out as it should. */
export const registerOutage = (demo: Command): void => {
  const command = demo
    .command('outage')
    .description('rehearse the day KSeF is down: offline invoices, codes, deadlines')
  command
    .option('--pause', 'wait for Enter before each step')
    .option('--json', 'print a JSON object a line for each step, and nothing else')
    .option('--port <port>', 'of the simulator; default: a free one', port, 0)
    // `demo` has options of the same names, and is given them first.
    .action(() => run(command, () => rehearse(command, command.optsWithGlobals<OutageOptions>())))
}
