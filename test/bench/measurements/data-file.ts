import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill } from '../fill-invoices.ts'
import { installedSimulator } from '../installed.ts'
import { hammer } from '../load.ts'
import { type Effort, type Measurement, type Result, some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { cpuOf, type Server, startSimulator } from '../server.ts'
import { challengeRequest } from '../sign-in.ts'
import { costOfTokenSignIns, tokenAt } from './sign-ins.ts'

const CHALLENGES = 1000
const SIGN_INS = 100
const INVOICES = 100_000

/** Microseconds of the clock: what waits for the disk is no CPU. */
const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) * 1000
}

const requests = async (
  sync: string,
  { ours, floor }: { readonly ours: Server; readonly floor: Server },
  effort: Effort,
): Promise<Result[]> => {
  const [challenges, signIns] = [some(CHALLENGES, effort), some(SIGN_INS, effort)]
  const challengesAt = (server: Server) => () => hammer(server.port, challengeRequest, challenges)
  const cpu = (server: Server) => async () => (await cpuOf(server, challengesAt(server))) / challenges
  const clock = (server: Server) => async () => (await timeOf(challengesAt(server))) / challenges
  const tokens = { ours: await tokenAt(ours), floor: await tokenAt(floor) }
  const signIn = (server: Server, token: string) => () => costOfTokenSignIns(server, token, signIns)
  const both = <T>(of: (server: Server) => () => Promise<T>) => ({ ours: of(ours), floor: of(floor) })
  const figures = [
    await inTurn(effort.rounds, both(cpu), effort.warmUps),
    await inTurn(effort.rounds, both(clock), effort.warmUps),
    await inTurn(
      effort.rounds,
      { ours: signIn(ours, tokens.ours), floor: signIn(floor, tokens.floor) },
      effort.warmUps,
    ),
  ] as const
  const floorIs = 'in memory'
  return [
    { aim: `challenge, data file (${sync})`, unit: 'µs CPU', ...figures[0], floorIs, pass: 5, good: 3.5 },
    { aim: `challenge, data file (${sync})`, unit: 'µs', ...figures[1], floorIs },
    { aim: `token sign-in, data file (${sync})`, unit: 'µs CPU', ...figures[2], floorIs, pass: 3, good: 2 },
  ]
}

const filled = async (data: string, count: number): Promise<void> => {
  const { createSimulator } = await installedSimulator()
  const simulator = createSimulator({ data, dataSync: 'normal' })
  for (let from = 0; from < count; from += 1e4) await fill(simulator, from, Math.min(count, from + 1e4))
  await simulator.close()
}

/** CPU of the process up to its first answer, in milliseconds. */
const firstAnswer = (data: string) => async (): Promise<number> => {
  const server = await startSimulator('--data', data)
  await hammer(server.port, challengeRequest, 1)
  const { cpu } = await server.usage()
  await server.stop()
  return (cpu.user + cpu.system) / 1000
}

/** What a data file costs beside memory, and a start with many invoices beside one with none. */
export const dataFile: Measurement = {
  name: 'data-file',
  measure: async effort => {
    const folder = await mkdtemp(join(tmpdir(), 'ksef-simulator-bench-'))
    const results: Result[] = []
    try {
      for (const sync of ['full', 'normal']) {
        const file = ['--data', join(folder, `${sync}.db`), '--data-sync', sync]
        const [ours, floor] = await Promise.all([startSimulator(...file), startSimulator()])
        try {
          results.push(...(await requests(sync, { ours, floor }, effort)))
        } finally {
          await Promise.all([ours.stop(), floor.stop()])
        }
      }
      const [full, empty] = ['full.db', 'empty.db'].map(name => join(folder, `start-${name}`)) as [string, string]
      const count = some(INVOICES, effort)
      await filled(full, count)
      const figures = await inTurn(effort.rounds, { ours: firstAnswer(full), floor: firstAnswer(empty) })
      const aim = `start to first answer, data file of ${count} invoices`
      results.push({ aim, unit: 'ms CPU', ...figures, floorIs: 'an empty one', pass: 1.5, good: 1.1 })
    } finally {
      await rm(folder, { recursive: true })
    }
    return results
  },
}
