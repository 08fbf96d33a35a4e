import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { openInvoiceSession, sendBody } from '../../contracts/ksef/suite-invoices.ts'
import { signInOwner } from '../../contracts/ksef/suite-preparation.ts'
import { defaultAccounts } from '../../simulator/acube/accounts.ts'
import { connected } from '../../simulator/commands/contracts/connected.ts'
import type { Log } from '../../simulator/index.ts'
import { simulated } from '../simulator/simulated.ts'
import { type Hostile, type Known, ordinary } from './hostile.ts'
import { keptOf, leastOf, timeOf } from './measure.ts'

/** Characters: an answer of A-Cube tells fifty faults, an explanation has 4 KB, a line of the log one more with its names. */
const longestAnswer = 32 * 1024
const longestExplanation = 4096
const longestLine = 6000

const folder = new URL('./inputs/', import.meta.url)
const files = await Promise.all(
  readdirSync(folder).map(async file => (await import(new URL(file, folder).href)) as { inputs: readonly Hostile[] }),
)
const inputs = files.flatMap(file => file.inputs)

let longest = 0
const keep = (fields: object, message: string) => {
  longest = Math.max(longest, JSON.stringify(fields).length + message.length)
}
const log: Log = { enabled: true, info: keep, error: keep }
const { ask, explained, runtime, simulator } = simulated({ log })
afterAll(() => simulator.close())

const know = async (): Promise<Known> => {
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async () => runtime.advance(1),
  })
  const by = await signInOwner(target)
  const session = await openInvoiceSession(target, by)
  const login = await ask('POST /acube/login', { json: defaultAccounts[0] })
  const { token } = (await login.json()) as { token: string }
  const encrypted = (document: string) => sendBody(session, document)
  return { accessToken: by.accessToken, session: session.referenceNumber, encrypted, acubeToken: token }
}
const known = await know()

const sender = ({ asked, sent }: Pick<Hostile, 'asked' | 'sent'>) => {
  const more = sent(known)
  const path = asked.replace('{session}', known.session)
  return async (): Promise<Response> => {
    const response = await ask(path, more)
    await response.clone().arrayBuffer()
    return response
  }
}

test.each(inputs)('$title: is answered in bounds', async input => {
  longest = 0
  const response = await sender(input)()
  const text = await response.text()
  expect(`${response.status} ${text.slice(0, 300)}`).toMatch(new RegExp(`^${input.status} `))
  if (input.code !== undefined) expect(text).toContain(String(input.code))
  expect(text.length).toBeLessThanOrEqual(longestAnswer)
  expect(longest).toBeLessThanOrEqual(longestLine)
  if (response.status < 400) return
  const explanation = await explained(response)
  expect(JSON.stringify(explanation).length).toBeLessThanOrEqual(longestExplanation + longestAnswer)
  expect(explanation.text.length).toBeLessThanOrEqual(longestExplanation)
  expect(explanation.text).toMatch(input.explains ?? /\S/)
})

test.each(inputs)('$title: takes no longer than its size is worth', async input => {
  const { times = 300, beside = 'call' } = input
  const [worst, everyday] = [sender(input), sender(ordinary[beside])]
  await timeOf(everyday, 50)
  const ratio = async () => (await timeOf(worst, 5)) / (await timeOf(everyday, 50))
  expect(await leastOf(ratio, times)).toBeLessThanOrEqual(times)
})

/** Bytes of a row of the journal, on average: address, headers, and bodies of up to 16 KB. */
const row = 8000

test.each(inputs)('$title: leaves little behind', async input => {
  const kept = (input.kept ?? 12_000) + row
  const send = sender(input)
  // As many as a third of a second has room for.
  const runs = Math.ceil(Math.min(20, 300 / (await timeOf(send, 2))))
  expect(await leastOf(() => keptOf(send, runs), kept)).toBeLessThanOrEqual(kept)
})
