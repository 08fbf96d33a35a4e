import { expect, test } from 'vitest'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import { acubeSources } from '../../contracts/acube/sources.ts'
import type { AcubeTarget } from '../../contracts/acube/suite-target.ts'
import { acubeSuites } from '../../contracts/acube/suites.ts'
import { titleOf } from '../../contracts/suite.ts'
import { connected } from '../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime, systemRuntime } from '../../simulator/index.ts'
import { runSuites } from '../suites/run-suites.ts'
import { acubeTargetOf as targetOf } from '../suites/targets/acube-target.ts'
import { longDelays, noon, pace, type TargetKind } from '../suites/targets/target-kind.ts'

const inProcess: TargetKind<AcubeTarget> = {
  name: 'in process, with delays',
  abilities: ['clock', 'delays'],
  open: async () => {
    const runtime = fixedRuntime({ at: noon, seed: 1, delays: { ...longDelays, 'acube.queue': 60_000 } })
    const simulator = createSimulator({ runtime, rateLimits: 'off' })
    const send = async (request: Request) => simulator.fetch(request)
    const ksef = connected({
      baseUrl: 'http://ksef.test/v2',
      send,
      wait: async times => runtime.advance(pace(times)),
      advance: runtime.advance,
    })
    return { target: targetOf(ksef, 'http://ksef.test', send), close: () => simulator.close() }
  },
}

const overASocket: TargetKind<AcubeTarget> = {
  name: 'over a socket',
  abilities: ['clock'],
  open: async () => {
    const runtime = fixedRuntime({ at: noon, seed: 2 })
    const simulator = createSimulator({ runtime, rateLimits: 'off' })
    const { baseUrl, origin } = await simulator.listen({ port: 0 })
    const send = (request: Request) => fetch(request)
    const ksef = connected({
      baseUrl,
      send,
      wait: async times => runtime.advance(pace(times)),
      advance: runtime.advance,
    })
    return { target: targetOf(ksef, origin, send), close: () => simulator.close() }
  },
}

/** A-Cube of one simulator with the KSeF of another: the machine's clock, slow work, and every limit of KSeF's off. */
const withAnotherKsef: TargetKind<AcubeTarget> = {
  name: 'with another KSeF',
  abilities: [],
  open: async () => {
    const delays = {
      authentication: 12,
      activation: 25,
      revocation: 18,
      grant: 30,
      invoice: 15,
      session: 20,
      storage: 25,
    }
    const other = createSimulator({ runtime: systemRuntime({ delays }), rateLimits: 'off' })
    const { baseUrl, origin: ksefUrl } = await other.listen({ port: 0 })
    const own = createSimulator({ acube: { ksefUrl }, runtime: systemRuntime({ delays: { 'acube.queue': 10 } }) })
    const { origin } = await own.listen({ port: 0 })
    const send = (request: Request) => fetch(request)
    const wait = (times: number) => new Promise<void>(resolve => setTimeout(resolve, Math.min(200, 10 * (times + 1))))
    return {
      target: targetOf(connected({ baseUrl, send, wait }), origin, send),
      close: async () => {
        await own.close()
        await other.close()
      },
    }
  },
}

runSuites(acubeSuites, inProcess)
runSuites(acubeSuites, overASocket)
runSuites(acubeSuites, withAnotherKsef)

test('every operation of A-Cube has a suite', () => {
  const covered = acubeSuites.flatMap(({ of }) => of)
  expect(allAcubeOperations.filter(({ operation }) => !covered.includes(operation)).map(({ name }) => name)).toEqual([])
})

test('every source that a case names is one of A-Cube’s pages or says that it is a guess', () => {
  const cases = acubeSuites.flatMap(suite => suite.cases.map(it => ({ title: `${titleOf(suite)}: ${it.title}`, it })))
  const unknown = cases.filter(({ it }) => [it.source].flat().some(source => !(source in acubeSources)))
  expect(unknown.map(({ title }) => title)).toEqual([])
  expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length)
})
