import { beginPostgres, isInstalled } from '../../store/postgres-server.ts'
import { hammer } from '../load.ts'
import { type Effort, type Measurement, type Result, some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { cpuOf, type Server, startSimulator } from '../server.ts'
import { challengeRequest } from '../sign-in.ts'
import { costOfTokenSignIns, tokenAt } from './sign-ins.ts'

const CHALLENGES = 500
const SIGN_INS = 50
const WORLDS = 8

/** Microseconds of the clock: what waits for the database is no CPU. */
const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) * 1000
}

const requests = async (ours: Server, floor: Server, effort: Effort): Promise<Result[]> => {
  const [challenges, signIns] = [some(CHALLENGES, effort), some(SIGN_INS, effort)]
  const challengesAt = (server: Server) => () => hammer(server.port, challengeRequest, challenges)
  const both = <T>(of: (server: Server) => () => Promise<T>) => ({ ours: of(ours), floor: of(floor) })
  const cpu = both(server => async () => (await cpuOf(server, challengesAt(server))) / challenges)
  const clock = both(server => async () => (await timeOf(challengesAt(server))) / challenges)
  const tokens = new Map([
    [ours, await tokenAt(ours)],
    [floor, await tokenAt(floor)],
  ])
  const signIn = both(server => () => costOfTokenSignIns(server, tokens.get(server)!, signIns))
  const measured = async (of: typeof cpu) => ({
    ...(await inTurn(effort.rounds, of, effort.warmUps)),
    floorIs: 'in memory',
  })
  return [
    { aim: 'challenge, PostgreSQL', unit: 'µs CPU', ...(await measured(cpu)) },
    { aim: 'challenge, PostgreSQL', unit: 'µs', ...(await measured(clock)) },
    { aim: 'token sign-in, PostgreSQL', unit: 'µs CPU', ...(await measured(signIn)) },
  ]
}

/** Challenges in eight worlds at once, dealt to so many processes. */
const inWorlds = (replicas: readonly Server[], count: number) => async (): Promise<number> => {
  const each = Math.ceil(count / WORLDS)
  const worlds = Array.from({ length: WORLDS }, (_, place) => ({
    port: replicas[place % replicas.length]!.port,
    request: { ...challengeRequest, path: `/w/w${place}${challengeRequest.path}` },
  }))
  const time = await timeOf(() => Promise.all(worlds.map(({ port, request }) => hammer(port, request, each))))
  return time / (each * WORLDS)
}

/** What a database costs beside memory, and what a second process brings. */
export const database: Measurement = {
  name: 'database',
  measure: async effort => {
    if (!isInstalled) {
      process.stderr.write('PostgreSQL is not installed: left out\n')
      return []
    }
    const server = await beginPostgres()
    const address = await server.database()
    const replicas = await Promise.all([1, 2].map(() => startSimulator('--database', address)))
    const inMemory = await startSimulator()
    try {
      const [one, two] = [replicas.slice(0, 1), replicas]
      const count = some(CHALLENGES * 2, effort)
      return [
        ...(await requests(one[0]!, inMemory, effort)),
        {
          aim: `challenges in ${WORLDS} worlds, two processes on PostgreSQL`,
          unit: 'µs',
          ...(await inTurn(effort.rounds, { ours: inWorlds(two, count), floor: inWorlds(one, count) }, effort.warmUps)),
          floorIs: 'one process',
        },
      ]
    } finally {
      await Promise.all([...replicas, inMemory].map(it => it.stop()))
      await server.close()
    }
  },
}
