import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
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

/** Milliseconds that Node itself has used when it comes to the first line of a program. */
const bareNodeCpu = async (): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'JSON.stringify(process.cpuUsage())'])
  const { user, system } = JSON.parse(stdout)
  return (user + system) / 1000
}

/** From the command to the first 200: as a stop-watch shows it, and in CPU of the process, which neighbours disturb less. */
const firstAnswer = (measured: 'clock' | 'cpu') => async (): Promise<number> => {
  const begun = performance.now()
  const server = await startSimulator()
  await hammer(server.port, challengeRequest, 1)
  const took = performance.now() - begun
  const { cpu } = await server.usage()
  await server.stop()
  return measured === 'clock' ? took : (cpu.user + cpu.system) / 1000
}

export const start: Measurement = {
  name: 'start',
  measure: async effort => {
    const rounds = some(21, effort)
    const clock = await inTurn(rounds, { ours: firstAnswer('clock'), floor: bareNode })
    const cpu = await inTurn(rounds, { ours: firstAnswer('cpu'), floor: bareNodeCpu })
    const aim = 'command to first answer'
    return [
      { aim, ...clock, unit: 'ms', floorIs: 'node -e 0, to its end', pass: 2.5, good: 2 },
      { aim, ...cpu, unit: 'ms CPU', floorIs: 'node -p' },
    ]
  },
}
