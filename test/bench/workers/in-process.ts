import { existsSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { cpuOfEach } from '../cpu.ts'
import { installedFile, installedSimulator } from '../installed.ts'
import { some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { effortOfWorker, report } from '../worker.ts'

/** Microseconds of CPU, client and server together. */
export interface InProcessFigures {
  readonly requests: { readonly fetched: number; readonly loopback: number; readonly notWritten: number }
  readonly lives: { readonly life: number; readonly loopback: number }
  readonly msw?: { readonly ours: number; readonly floor: number }
}

const effort = effortOfWorker()
const REQUESTS = 800

const costOf = (count: number, work: () => unknown) => () => cpuOfEach(count, work)

const agent = new Agent({ keepAlive: true })
const post = (port: number, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers: { 'Content-Length': 0 } }, response => {
      let body = ''
      response
        .setEncoding('utf8')
        .on('data', chunk => {
          body += chunk
        })
        .on('end', () => (response.statusCode === 200 ? resolve(body) : reject(new Error(body))))
    })
      .on('error', reject)
      .end()
  })

const path = '/v2/auth/challenge'
const answer = { challenge: '20260101-CR-0000000000-0000000000-00', timestampMs: 0, clientIp: '127.0.0.1' }

// Its connection waits while other things are measured, and shall not be hung up.
const bare = createServer({ keepAliveTimeout: 0 }, (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
})
await new Promise<void>(resolve => bare.listen(0, '127.0.0.1', resolve))
const { port } = bare.address() as AddressInfo

const { createSimulator } = await installedSimulator()
const simulator = createSimulator({ rateLimits: 'off' })

const life = async () => {
  const one = createSimulator({ rateLimits: 'off' })
  const listening = await one.listen({ port: 0 })
  await post(listening.port, path)
  await one.close()
}
const challengeOf = (one: typeof simulator) => async () => {
  const response = await one.fetch(`http://127.0.0.1${path}`, { method: 'POST' })
  await response.json()
}
const withoutJournal = createSimulator({ rateLimits: 'off', journal: false })

const loopback = costOf(some(REQUESTS, effort), () => post(port, path))
const inProcess = {
  loopback,
  fetched: costOf(some(REQUESTS, effort), challengeOf(simulator)),
  notWritten: costOf(some(REQUESTS, effort), challengeOf(withoutJournal)),
}

/** Requests that MSW catches, answered by the simulator and by a handler that gives a constant. */
const byMsw = async () => {
  const entry = installedFile('ksef-simulator/dist/simulator/msw.js')
  if (!existsSync(entry)) return undefined
  const { setupServer } = await import('msw/node')
  const { http, HttpResponse } = await import('msw')
  const { handlers } = (await import(pathToFileURL(entry).href)) as typeof import('../../../simulator/msw/msw.ts')
  const caught = (by: Parameters<typeof setupServer>) => async () => {
    const server = setupServer(...by)
    server.listen({ onUnhandledRequest: 'error' })
    const cost = await costOf(some(REQUESTS / 2, effort), async () => {
      const response = await fetch(`https://api-test.ksef.mf.gov.pl${path}`, { method: 'POST' })
      await response.json()
    })()
    server.close()
    return cost
  }
  return inTurn(effort.rounds, {
    ours: caught(handlers(simulator)),
    floor: caught([http.post(`https://api-test.ksef.mf.gov.pl${path}`, () => HttpResponse.json(answer))]),
  })
}

const requests = await inTurn(effort.rounds, inProcess, effort.warmUps)
const msw = await byMsw()
// Last, because whoever listens has other global Request and Response from then on (@hono/node-server).
const lives = await inTurn(effort.rounds, { loopback, life: costOf(some(60, effort), life) }, effort.warmUps)
bare.close()
report({ requests, lives, msw } satisfies InProcessFigures)
