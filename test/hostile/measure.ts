import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

type Work = () => unknown

/**
 * Milliseconds of one run, on average: those of the processor, as what others do on a busy machine is nobody's fault
 * here.
 */
export const timeOf = async (work: Work, runs: number): Promise<number> => {
  const before = process.cpuUsage()
  for (let run = 0; run < runs; run++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / runs
}

/** What streams and requests leave is let go of in turns of the event loop. */
const held = async (): Promise<number> => {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise(resolve => setImmediate(resolve))
    collectGarbage()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Bytes that stay of one run, on average. */
export const keptOf = async (work: Work, runs: number): Promise<number> => {
  const before = await held()
  for (let run = 0; run < runs; run++) await work()
  return ((await held()) - before) / runs
}

/** Measures again while others disturb: what is too much each time is too much. */
export const leastOf = async (measure: () => Promise<number>, enough: number, attempts = 4): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < attempts && least > enough; attempt++) least = Math.min(least, await measure())
  return least
}
