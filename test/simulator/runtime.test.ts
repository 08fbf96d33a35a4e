import { expect, test } from 'vitest'
import { createClient } from '../../client/client.ts'
import { generateToken } from '../../client/flows/generate-token.ts'
import { revokeToken } from '../../client/flows/revoke-token.ts'
import { signInWithSeal } from '../../client/flows/sign-in-with-seal.ts'
import { signInWithToken } from '../../client/flows/sign-in-with-token.ts'
import { fixedRuntime } from '../../simulator/index.ts'
import { sealOf, simulated } from './simulated.ts'

const nip = '5265877635'

/** Method, address, headers and body of a request, to be sent again. */
const copyOf = async (request: Request) => ({
  method: request.method,
  url: request.url,
  headers: [...request.headers] as [string, string][],
  body: await request.clone().arrayBuffer(),
})
type Copy = Awaited<ReturnType<typeof copyOf>>

const allOf = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers],
  body: await response.clone().text(),
})

/** The whole life of a token, refusals included: what was asked and what was answered. */
const recorded = async (seed: number) => {
  const { simulator, clock } = simulated({ seed })
  const requests: Copy[] = []
  const answers: Awaited<ReturnType<typeof allOf>>[] = []
  const fetch = async (request: Request) => {
    requests.push(await copyOf(request))
    const response = await simulator.fetch(request)
    answers.push(await allOf(response))
    return response
  }
  const client = createClient({ baseUrl: 'http://ksef.test', fetch, clock })
  const owner = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  const made = await generateToken(owner, { description: 'Accounting', permissions: ['InvoiceRead'] })
  const program = await signInWithToken(client, made)
  await program.tokens.list()
  await revokeToken(owner, made.referenceNumber)
  await signInWithToken(client, made).catch(() => {})
  await owner.tokens.get({ params: { referenceNumber: 'nonsense' } }).catch(() => {})
  return { requests, answers }
}

/** Sends requests again, one after the other, to another simulator. */
const replayed = async (requests: readonly Copy[], seed: number) => {
  const { simulator } = simulated({ seed })
  const answers = []
  for (const { method, url, headers, body } of requests) {
    const init = { method, headers, body: body.byteLength === 0 ? undefined : body }
    answers.push(await allOf(await simulator.fetch(url, init)))
  }
  return answers
}

test('same seed, same requests, same bytes: statuses, headers and bodies of a whole life of a token', async () => {
  const { requests, answers } = await recorded(7)
  expect(answers.map(({ status }) => status)).toContain(400)
  expect(await replayed(requests, 7)).toEqual(answers)
})

test('another seed gives other bytes', async () => {
  const { requests, answers } = await recorded(7)
  const [challenge] = await replayed(requests, 8)
  expect(challenge?.body).not.toBe(answers[0]?.body)
})

test('a fixed clock moves when it is told', () => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
  const before = runtime.now()
  runtime.advance(1500)
  expect(runtime.now() - before).toBe(1500)
})

test('the answers show the simulated time, not that of the machine', async () => {
  const { ask, runtime } = simulated()
  runtime.advance(86_400_000)
  const { timestamp, timestampMs, challenge } = await (await ask('POST /v2/auth/challenge')).json()
  expect(timestamp).toBe('2026-11-23T12:00:00+00:00')
  expect(Date.parse(timestamp)).toBe(timestampMs)
  expect(challenge).toMatch(/^20261123-CR-/)
})
