import type { Command } from 'commander'
import { port } from './option-values.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface OutageOptions {
  readonly json?: true
  readonly port: number
}

const rehearse = async (command: Command, { json, port: asked }: OutageOptions): Promise<void> => {
  const [{ createSimulator }, { fixedRuntime }, { createFirm }, { begins, steps }] = await Promise.all([
    import('../simulator.ts'),
    import('../runtime/runtime.ts'),
    import('./rehearsal/firm.ts'),
    import('./rehearsal/steps.ts'),
  ])
  const runtime = fixedRuntime({ at: begins, seed: 1 })
  const simulator = createSimulator({ runtime, rateLimits: 'off' })
  const { origin } = await simulator.listen({ port: asked })
  const firm = createFirm(origin, runtime)
  if (!json) print(command, `The day KSeF is down, on ${origin} (a simulator, and its clock)\n`)
  try {
    for (const [at, { id, title, run: perform }] of steps.entries()) {
      const place = `${at + 1}/${steps.length}`
      const outcome = await perform(firm).catch((error: unknown) => {
        throw new Error(
          `Step ${place} (${id}) did not come out as it should. ${error instanceof Error ? error.message : error}`,
        )
      })
      const now = new Date(runtime.now()).toISOString()
      print(
        command,
        json
          ? JSON.stringify({ step: at + 1, of: steps.length, id, title, at: now, outcome: 'ok', seen: outcome })
          : `${place.padStart(5)} ✓ ${now.slice(0, 16)}Z  ${title}\n${' '.repeat(27)}${outcome}`,
      )
    }
  } finally {
    await simulator.close()
  }
}

/** `demo outage`: the rehearsal; exit code 0 only when every step came out as it should. */
export const registerOutage = (demo: Command): void => {
  const command = demo
    .command('outage')
    .description('rehearse the day KSeF is down: offline invoices, codes, deadlines')
  command
    .option('--json', 'print a JSON object a line for each step, and nothing else')
    .option('--port <port>', 'of the simulator; default: a free one', port, 0)
    // `demo` has options of the same names, and is given them first.
    .action(() => run(command, () => rehearse(command, command.optsWithGlobals<OutageOptions>())))
}
