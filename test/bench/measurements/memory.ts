import { hammer, overLines } from '../load.ts'
import { type Measurement, type Result, some } from '../measurement.ts'
import { median } from '../rounds.ts'
import { type Server, startSimulator } from '../server.ts'
import { accessTokenFrom, challengeRequest } from '../sign-in.ts'

const MIB = 1024 * 1024
const resident = async (server: Server): Promise<number> => (await server.usage()).rss / MIB

/** Resident memory of the command line's process. */
export const memory: Measurement = {
  name: 'memory',
  measure: async effort => {
    const first: number[] = []
    const loaded: number[] = []
    for (let round = 0; round < some(5, effort); round++) {
      const server = await startSimulator()
      await hammer(server.port, challengeRequest, 1)
      first.push(await resident(server))
      for (let burst = 0; burst < 10; burst++) {
        await hammer(server.port, challengeRequest, some(2000, effort))
        await overLines(server.port, some(20, effort), accessTokenFrom)
        loaded.push(await resident(server))
      }
      await server.stop()
    }
    const unit = 'MiB'
    return [
      { aim: 'memory at the first answer', ours: median(first), unit, pass: 75, good: 65 },
      { aim: 'memory under load, at most', ours: Math.max(...loaded), unit, pass: 130, good: 120 },
    ] satisfies Result[]
  },
}
