import { Session } from 'node:inspector/promises'
import { expect, test } from 'vitest'
import { simulated } from '../simulator/simulated.ts'

/** Which files of a world a request walks through, by V8's own count: of what may stand around an answer, what is wanted. */

/** In `simulator/world/` and what stands in its list of rings. */
const ofAWorld = /\/simulator\/((?:world|ksef\/http\/around)[\w./-]+)\.ts$/

const filesOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    await session.post('Profiler.takePreciseCoverage')
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const ran = result.filter(({ functions }) => functions.some(({ ranges }) => ranges[0]!.count > 0))
    return ran.flatMap(({ url }) => ofAWorld.exec(url)?.[1] ?? []).sort()
  } finally {
    session.disconnect()
  }
}

const always = ['world/app', 'world/faulty', 'world/settings', 'world/world', 'world/world-path', 'world/worlds']
const ofTheJournal = ['world/bounded-exchange', 'world/feed', 'world/journal', 'world/journalled']

test('a request meets the journal, faults and outages only while there are some', async () => {
  const { ask } = simulated({ rateLimits: 'test', journal: false })
  const change = async (asked: string, json?: object) => {
    expect((await ask(asked, { json })).ok, asked).toBe(true)
    await ask('POST /v2/auth/challenge')
  }
  const met = async () => (await filesOf(() => ask('POST /v2/auth/challenge'))).filter(it => !always.includes(it))

  await change('GET /control/clock')
  expect(await met()).toEqual([])
  await change('PUT /control/journal', { kept: true })
  expect(await met()).toEqual(expect.arrayContaining(ofTheJournal))
  await change('PUT /control/journal', { kept: false })
  await change('POST /control/faults', { operation: 'tokens.list', status: 502 })
  expect(await met()).toEqual(['world/standing-faults'])
  await change('DELETE /control/faults')
  await change('POST /control/outages', { kind: 'FAILURE', api: 'none' })
  expect(await met()).toEqual(['ksef/http/around-the-api'])
  await change('DELETE /control/outages')
  expect(await met()).toEqual([])
})
