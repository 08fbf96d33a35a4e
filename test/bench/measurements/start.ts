import { hammer } from '../load.ts'
import { type Measurement, some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { type Server, startBare, startSimulator } from '../server.ts'
import { challengeRequest } from '../sign-in.ts'

/** From the command to the first 200: as a stop-watch shows it, and in CPU of the process, which neighbours disturb less. */
const firstAnswer = (start: () => Promise<Server>, measured: 'clock' | 'cpu') => async (): Promise<number> => {
  const begun = performance.now()
  const server = await start()
  await hammer(server.port, challengeRequest, 1)
  const took = performance.now() - begun
  const { cpu } = await server.usage()
  await server.stop()
  return measured === 'clock' ? took : (cpu.user + cpu.system) / 1000
}

export const start: Measurement = {
  name: 'start',
  measure: async effort => {
    const compare = (measured: 'clock' | 'cpu') =>
      inTurn(some(21, effort), { ours: firstAnswer(startSimulator, measured), floor: firstAnswer(startBare, measured) })
    const aim = 'command to first answer'
    const floorIs = 'a bare node:http server, to its own'
    return [
      { aim, ...(await compare('clock')), unit: 'ms', floorIs, pass: 1.9, good: 1.6 },
      { aim, ...(await compare('cpu')), unit: 'ms CPU', floorIs },
    ]
  },
}
