import { allOperations } from '../../contracts/ksef/operations.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import { connected } from '../../simulator/commands/contracts/connected.ts'
import { maskedJson } from '../../simulator/http/masking.ts'
import { operationTable } from '../../simulator/http/operation-table.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { type Recording, readRecordings } from '../recordings/recording.ts'
import { longDelays, noon, pace } from '../suites/targets/target-kind.ts'

/** Examples of KSeF's document: what was recorded of the real system, and what the suites send. */

export interface Example {
  readonly summary: string
  readonly value: unknown
}
export interface OperationExamples {
  request?: unknown
  /** By status and name. */
  responses: Record<string, Record<string, Example>>
}
export type Examples = Record<string, OperationExamples>

const { find } = operationTable(allOperations, '')

/** `tokens.revoke` of `DELETE /tokens/{referenceNumber}`. */
const idOf = (operation: string): string | undefined => {
  const it = allOperations.find(({ operation: { method, path } }) => `${method} ${path}` === operation)
  return it && `${it.area}.${it.name}`
}

/** Every member is there: no example of half a body. */
const isWhole = ({ shown, evidence, response: { status, body } }: Recording): boolean =>
  shown === 'whole' && evidence === 'recorded' && status !== null && typeof body === 'object' && body !== null

/** What was recorded, by operation. */
export const recordedExamples = (): Examples => {
  const all: Examples = {}
  for (const recording of readRecordings().filter(isWhole)) {
    const id = idOf(recording.operation)
    if (id === undefined) continue
    all[id] ??= { responses: {} }
    const { responses } = all[id]
    responses[String(recording.response.status)] ??= {}
    responses[String(recording.response.status)]![recording.id] = {
      summary: `Recorded: ${recording.given}`,
      value: maskedJson(recording.response.body),
    }
  }
  return all
}

interface Exchange {
  readonly request: unknown
  readonly response: unknown
}

const jsonOf = async (message: Request | Response): Promise<unknown> => {
  if (!message.headers.get('content-type')?.includes('json')) return undefined
  return JSON.parse(await message.text())
}

/** The first exchange of each operation that went well, with a body where one can be sent, as all suites are run against a simulator. */
export const simulatedExchanges = async (): Promise<ReadonlyMap<string, Exchange>> => {
  const runtime = fixedRuntime({ at: noon, seed: 1, delays: longDelays })
  const simulator = createSimulator({ runtime, rateLimits: 'off' })
  const seen = new Map<string, Exchange>()
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: async request => {
      const found = find(request.method, new URL(request.url).pathname.replace(/^\/v2/, ''))?.listed
      const sent = request.clone()
      const response = await simulator.fetch(request)
      if (found !== undefined && response.ok) {
        const { area, name, operation } = found
        const given = await jsonOf(sent).catch(() => undefined)
        const lacksBody = operation.body !== undefined && (typeof given !== 'object' || given === null)
        const id = `${area}.${name}`
        if (!lacksBody && !seen.has(id)) seen.set(id, { request: given, response: await jsonOf(response.clone()) })
      }
      return response
    },
    wait: async times => {
      await simulator.idle()
      runtime.advance(pace(times))
    },
    advance: runtime.advance,
  })
  for (const { cases } of suites)
    for (const one of cases) if (!one.needs?.some(need => need !== 'clock' && need !== 'delays')) await one.run(target)
  await simulator.close()
  return seen
}

/** Both: what was recorded, and where nothing was, what the simulator answered to the example of a request. */
export const allExamples = async (): Promise<Examples> => {
  const recorded = recordedExamples()
  const simulated = await simulatedExchanges()
  const all: Examples = {}
  for (const { area, name, operation } of allOperations) {
    const id = `${area}.${name}`
    const exchange = simulated.get(id)
    const responses = { ...recorded[id]?.responses }
    const status = String(operation.success.status)
    if (exchange?.response !== undefined && responses[status] === undefined)
      responses[status] = { simulated: { summary: 'As the simulator answers', value: maskedJson(exchange.response) } }
    const request = operation.body && exchange?.request
    if (request === undefined && Object.keys(responses).length === 0) continue
    all[id] = { ...(request !== undefined && { request: maskedJson(request) }), responses }
  }
  return all
}
