import type { Simulator } from '../../../simulator/index.ts'
import { installedSimulator } from '../installed.ts'
import { median } from '../rounds.ts'
import { effortOfWorker, report } from '../worker.ts'

export interface WorldFigures {
  /** Milliseconds of CPU to make one and have it answer its first request. */
  readonly cost: number
  /** Milliseconds of CPU to reset one and have it answer again. */
  readonly reset: number
  /** KiB that one keeps which has answered once. */
  readonly memory: number
}

const { rounds } = effortOfWorker()
const COUNT = 200

const used = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const held = (): number => {
  global.gc!()
  global.gc!()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return (heapUsed + external + arrayBuffers) / 1024
}

const { createSimulator } = await installedSimulator()
const ask = (simulator: Simulator, name: string) =>
  simulator.fetch(`http://ksef.test/w/${name}/v2/auth/challenge`, { method: 'POST' }).then(it => it.arrayBuffer())

const costs: number[] = []
const resets: number[] = []
const memories: number[] = []
for (let round = 0; round < rounds + 2; round++) {
  const simulator = createSimulator({ worlds: { most: COUNT + 1 } })
  await ask(simulator, 'first')
  const before = held()
  const begin = used()
  for (let count = 0; count < COUNT; count++) await ask(simulator, `w${count}`)
  const cost = (used() - begin) / COUNT
  const memory = (held() - before) / COUNT
  const again = used()
  for (let count = 0; count < COUNT; count++) {
    await simulator.reset('first')
    await ask(simulator, 'first')
  }
  const reset = (used() - again) / COUNT
  await simulator.close()
  if (round < 2) continue
  costs.push(cost)
  resets.push(reset)
  memories.push(memory)
}
report({ cost: median(costs), reset: median(resets), memory: median(memories) } satisfies WorldFigures)
