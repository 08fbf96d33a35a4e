import { expect, test } from 'vitest'
import { createClient, generateToken, signInWithSeal, signInWithToken } from '../../../client/index.ts'
import { defaultAccounts } from '../../../simulator/acube/accounts.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import type { TableDefinition } from '../../../simulator/store/engine.ts'
import { systems } from '../../../simulator/world/systems.ts'
import { sealOf } from '../simulated.ts'

/** What does not go as the clock passes, and why. */
const stays: Readonly<Record<string, string>> = {
  'ksef.tokens': 'the list of tokens shows all of them',
  'ksef.subjects': 'test data, until they are removed',
  'ksef.persons': 'test data, until they are removed',
  'ksef.blockedContexts': 'test data, until it is unblocked',
  'ksef.certificates': 'a certificate is looked up by its number, also one that has expired',
  'ksef.rateLimits': 'test data, until they are reset',
  'ksef.sessions': 'the list of sessions shows all of them',
  'ksef.invoices': 'a session shows its invoices',
  'ksef.acceptedInvoices': 'an invoice is downloaded by its number',
  'ksef.invoiceDocuments': 'an invoice is downloaded by its number',
  'ksef.invoiceParties': 'invoices are found by their parties',
  'ksef.invoiceIdentities': 'a duplicate is one for ten years',
  'ksef.sentHashes': 'a correction names the hash of what it corrects',
  'ksef.sessionLimits': 'test data, until they are reset',
  'ksef.certificateLimits': 'test data, until they are reset',
  'ksef.outages': 'a hundred at most, until they are forgotten',
  'ksef.batchParts': 'until the package is worked on, or the session has timed out: with their files',
  'ksef.packagePieces': 'with the files that they are of',
  'ksef.collectedInvoices': 'nobody can take a collective identifier back',
  'ksef.collectiveIdentifiers': 'nobody can take a collective identifier back',
  'ksef.exports': 'one that is gone is told from one that never was; its files go',
  'ksef.peppolProviders': 'nobody can take a registration back',
  'ksef.marks': 'one row',
  'ksef.attachmentConsents': 'test data, until they are revoked',
  'acube.entities': 'a list shows all of them',
  'acube.tokens': 'a list shows all of them',
  'acube.sessions': 'an invoice names its session',
  'acube.invoices': 'a list shows all of them',
  'acube.webhooks': 'a list shows all of them',
  'acube.deliveries': 'the newest thousand that have ended',
  'world.secrets': 'a handful',
  'world.keys': 'a handful',
  'world.settings': 'one row',
  'world.faults': 'at most a hundred',
  'world.explanations': 'the newest thousand',
}

test('every table says when its records go, or it is known why they stay', () => {
  const staying = Object.entries(systems).flatMap(([system, tables]) =>
    Object.entries(tables as Readonly<Record<string, TableDefinition<unknown>>>)
      .filter(([, { expires }]) => expires === undefined)
      .map(([table]) => `${system}.${table}`),
  )
  expect(staying.sort()).toEqual(Object.keys(stays).sort())
})

const nip = '5265877635'
const hour = 3_600_000

/** What an hour of a busy CI does, at ten times its pace. */
const busy = async (simulator: ReturnType<typeof createSimulator>): Promise<void> => {
  const { runtime } = simulator
  const fetch = (request: Request) => simulator.fetch(request)
  const client = createClient({
    baseUrl: 'http://ksef.test',
    fetch,
    clock: { now: runtime.now, sleep: async ms => runtime.advance(ms) },
  })
  const post = (path: string, json: unknown) =>
    simulator.fetch(`http://ksef.test${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(json),
    })
  const owner = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  const token = await generateToken(owner, { description: 'A token', permissions: ['InvoiceRead'] })
  for (let count = 0; count < 10; count++) {
    await signInWithToken(client, token)
    for (let more = 0; more < 10; more++) await client.auth.challenge()
    for (let more = 0; more < 10; more++) await post('/v2/auth/ksef-token', {})
    await post('/acube/login', defaultAccounts[0])
    runtime.advance(hour / 10)
  }
}

const rowsOf = async ({ engine }: ReturnType<typeof createSimulator>): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for await (const { table } of engine.rows()) counts[table] = (counts[table] ?? 0) + 1
  return counts
}

test('a day of mixed load ends, a week later, with what an hour leaves', async () => {
  const simulator = createSimulator({ runtime: fixedRuntime({ at: Date.parse('2026-11-22T00:00:00Z') }) })
  const passed = async (ms: number) => {
    simulator.runtime.advance(ms)
    // Whoever comes next sets off what is to be dropped; the one behind sees it done.
    for (let count = 0; count < 2; count++)
      await simulator.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
    await new Promise<void>(resolve => setImmediate(resolve))
  }
  await busy(simulator)
  const { 'ksef.tokens': firstToken, ...first } = await rowsOf(simulator)
  expect(firstToken).toBe(1)
  for (let count = 0; count < 23; count++) await busy(simulator)
  const day = await rowsOf(simulator)
  expect(day['ksef.challenges']).toBeLessThanOrEqual(2 * first['ksef.challenges']!)
  expect(day['world.explanations']).toBeLessThanOrEqual(1000)
  await passed(9 * 24 * hour)
  await passed(2 * 60_000)
  const { 'ksef.tokens': tokens, ...last } = await rowsOf(simulator)
  expect(tokens).toBe(24)
  expect(last['ksef.authentications'] ?? 0).toBe(0)
  for (const [table, count] of Object.entries(last))
    if (table !== 'world.explanations') expect(count, table).toBeLessThanOrEqual(first[table] ?? 0)
}, 120_000)
