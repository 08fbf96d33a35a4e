import { overLines } from './load.ts'
import type { Server } from './server.ts'
import { challengeRequest } from './sign-in.ts'

/** The 99th percentile of what a challenge takes, in milliseconds, asked by one caller for as long as `wanted` holds. */
export const challengeP99 = async (
  server: Pick<Server, 'port'>,
  wanted: (asked: number) => boolean,
): Promise<number> => {
  const times: number[] = []
  await overLines(server.port, 1, async send => {
    while (wanted(times.length)) {
      const before = performance.now()
      await send(challengeRequest)
      times.push(performance.now() - before)
    }
  })
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]!
}
