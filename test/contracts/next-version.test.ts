import { afterAll, expect, test, vi } from 'vitest'
import * as z from 'zod'
import type * as Versions from '../../contracts/ksef/api-version.ts'
import type * as Challenge from '../../contracts/ksef/auth/challenge.ts'
import type * as Generate from '../../contracts/ksef/tokens/generate.ts'
import type * as ShownToken from '../../contracts/ksef/tokens/token.ts'

/**
 * A version to come, made up: two fields change. What it costs are the lines below, which stand for lines in contracts/; nothing
 * of simulator/ or client/ is touched.
 */

/** contracts/ksef/api-version.ts: `'2.10': '2.10.0'`, and `newestApi = '2.10'`. */
vi.mock('../../contracts/ksef/api-version.ts', async importOriginal => {
  const { apiVersions, ...rest } = await importOriginal<typeof Versions>()
  const versions = { ...apiVersions, '2.10': '2.10.0' }
  const apiNames = Object.keys(versions)
  const isBefore = (one: string, other: string) => apiNames.indexOf(one) < apiNames.indexOf(other)
  return { ...rest, apiVersions: versions, apiNames, newestApi: '2.10', apiVersion: '2.10.0', isBefore }
})

/** contracts/ksef/tokens/generate.ts: a description may be longer. */
vi.mock('../../contracts/ksef/tokens/generate.ts', async importOriginal => {
  const { generate } = await importOriginal<typeof Generate>()
  const { was } = await import('../../contracts/versions.ts')
  const description = was(z.string().min(5).max(512), { '2.9': generate.body.shape.description })
  return { generate: { ...generate, body: generate.body.extend({ description }) } }
})

/** contracts/ksef/tokens/token.ts: and it is shown so. */
vi.mock('../../contracts/ksef/tokens/token.ts', async importOriginal => {
  const { Token } = await importOriginal<typeof ShownToken>()
  const { was } = await import('../../contracts/versions.ts')
  const description = was(z.string().min(5).max(512), { '2.9': Token().shape.description })
  const changed = Token().extend({ description })
  return { Token: () => changed }
})

/** contracts/ksef/auth/challenge.ts: the address of the caller does not leave any more. */
vi.mock('../../contracts/ksef/auth/challenge.ts', async importOriginal => {
  const { challenge } = await importOriginal<typeof Challenge>()
  const { was } = await import('../../contracts/versions.ts')
  const now: z.ZodObject = challenge.success.body.omit({ clientIp: true })
  const body = was(now, { '2.9': challenge.success.body })
  return { challenge: { ...challenge, success: { ...challenge.success, body } } }
})

const { createSimulator, fixedRuntime } = await import('../../simulator/index.ts')
const { createClient, generateToken, signInWithSeal } = await import('../../client/index.ts')
const { sealOf } = await import('../simulator/simulated.ts')

const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
const simulator = createSimulator({ runtime, rateLimits: 'off', seed: { worlds: { today: { api: '2.9' } } } })
afterAll(() => simulator.close())

const nip = '5265877635'
const tokenIn = async (prefix: string, description: string) => {
  const clock = { now: runtime.now, sleep: async (ms: number) => runtime.advance(ms) }
  const api = (prefix === '' ? '2.10' : '2.9') as '2.9'
  const client = createClient({ baseUrl: `http://ksef.test${prefix}`, api, fetch: simulator.fetch, clock })
  const session = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  return generateToken(session, { description, permissions: ['InvoiceRead'] })
}

test('the next version takes what the one before refuses, in one process', async () => {
  const long = 'x'.repeat(300)
  expect((await tokenIn('', long)).token).toContain(nip)
  await expect(tokenIn('/w/today', long)).rejects.toMatchObject({ error: 'validationFailed' })
  expect((await tokenIn('/w/today', 'x'.repeat(256))).token).toContain(nip)
})

test('what does not leave any more still leaves in the version before', async () => {
  const members = async (prefix: string) => {
    const answer = await simulator.fetch(`http://ksef.test${prefix}/v2/auth/challenge`, { method: 'POST' })
    return Object.keys(await answer.json())
  }
  expect(await members('')).toEqual(['challenge', 'timestamp', 'timestampMs'])
  expect(await members('/w/today')).toEqual(['challenge', 'timestamp', 'timestampMs', 'clientIp'])
})

test('its document says so', async () => {
  const most = async (prefix: string) => {
    const document = await (await simulator.fetch(`http://ksef.test${prefix}/docs/v2/openapi.json`)).json()
    const { schema } = document.paths['/tokens'].post.requestBody.content['application/json']
    return [document.info.version, schema.properties.description.maxLength]
  }
  expect(await most('')).toEqual(['2.10.0', 512])
  expect(await most('/w/today')).toEqual([expect.stringMatching(/^2\.9\./), 256])
})
