import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hammer } from '../load.ts'
import { type Measurement, some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { startSimulator } from '../server.ts'
import { challengeRequest } from '../sign-in.ts'

const bareNode = async (): Promise<number> => {
  const begun = performance.now()
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  return performance.now() - begun
}

/** From the command to the first 200. */
const firstAnswer = async (): Promise<number> => {
  const begun = performance.now()
  const server = await startSimulator()
  await hammer(server.port, challengeRequest, 1)
  const took = performance.now() - begun
  await server.stop()
  return took
}

export const start: Measurement = {
  name: 'start',
  measure: async effort => {
    const figures = await inTurn(some(21, effort), { ours: firstAnswer, floor: bareNode })
    return [
      { aim: 'command to first answer', ...figures, unit: 'ms', floorIs: 'node -e 0, to its end', pass: 2.5, good: 2 },
    ]
  },
}
