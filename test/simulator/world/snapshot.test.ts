import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createClient, generateToken, sendInvoice, signInWithSeal, signInWithToken } from '../../../client/index.ts'
import { faInvoice } from '../../../contracts/ksef/suite-invoices.ts'
import { defaultAccounts } from '../../../simulator/acube/accounts.ts'
import { NoSnapshot } from '../../../simulator/control/no-snapshot.ts'
import { createSimulator, fixedRuntime, type Simulator } from '../../../simulator/index.ts'
import { fromPlain, toPlain } from '../../../simulator/store/plain-json.ts'
import { drawn } from '../../properties/seed.ts'
import { sealOf } from '../simulated.ts'

const nip = '5265877635'
const at = Date.parse('2026-11-22T12:00:00Z')

const opened = (seed: number): Simulator =>
  createSimulator({ runtime: fixedRuntime({ at, seed, delays: { activation: 1000 } }), rateLimits: 'off' })

const clientOf = (simulator: Simulator) =>
  createClient({
    baseUrl: 'http://ksef.test',
    fetch: request => simulator.fetch(request),
    clock: { now: () => simulator.runtime.now(), sleep: async ms => simulator.runtime.advance(ms) },
  })

/** A world with something of each kind: tokens, an invoice, an explanation, an account of A-Cube that is signed in. */
const lived = async () => {
  const simulator = opened(1)
  const owner = await signInWithSeal(clientOf(simulator), { nip, identity: await sealOf(nip) })
  const token = await generateToken(owner, { description: 'A token', permissions: ['InvoiceRead', 'InvoiceWrite'] })
  const { ksefNumber } = await sendInvoice(owner, { xml: faInvoice({ seller: nip }, new Date(at)) })
  const refused = await simulator.fetch('http://ksef.test/v2/tokens')
  const explanation = refused.headers.get('X-Simulator-Explanation')
  const login = await simulator.fetch('http://ksef.test/acube/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(defaultAccounts[0]),
  })
  const { token: jwt } = (await login.json()) as { token: string }
  return { simulator, token, ksefNumber, explanation, bearer: await owner.accessToken(), jwt }
}

const textOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

test('a snapshot that is restored elsewhere goes on: bearers, tokens, invoices, explanations, A-Cube', async () => {
  const { simulator, token, ksefNumber, explanation, bearer, jwt } = await lived()
  const text = await textOf(simulator.world().snapshot())
  const other = opened(2)
  await other.restore(text)
  expect(other.runtime.now()).toBe(simulator.runtime.now())
  const get = (path: string, as = bearer) =>
    other.fetch(`http://ksef.test${path}`, { headers: { Authorization: `Bearer ${as}` } })
  expect(await (await get(`/v2/invoices/ksef/${ksefNumber}`)).text()).toContain('<Faktura')
  expect((await get(`/control/explanations/${explanation}`)).status).toBe(200)
  expect((await get('/acube/users/me', jwt)).status).toBe(200)
  await expect(signInWithToken(clientOf(other), token)).resolves.toBeDefined()
  // What it is written as is what it was read from.
  const again = opened(3)
  await again.restore(text)
  expect(await textOf(again.world().snapshot())).toBe(text)
})

test('restored twice, the same requests give the same bytes', async () => {
  const { simulator, bearer } = await lived()
  const text = await textOf(simulator.world().snapshot())
  const answers = await Promise.all(
    [4, 5].map(async seed => {
      const other = opened(seed)
      await other.restore(text)
      const body = JSON.stringify({ permissions: ['InvoiceRead'], description: 'Another token' })
      const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' }
      const made = await other.fetch('http://ksef.test/v2/tokens', { method: 'POST', headers, body })
      return [made.status, [...made.headers], await made.text()]
    }),
  )
  expect(answers[0]![0]).toBe(202)
  expect(answers[0]).toEqual(answers[1])
})

test('a snapshot of the first form has the XML in the row of its invoice', async () => {
  const { simulator, ksefNumber, bearer } = await lived()
  const lines = (await textOf(simulator.world().snapshot())).trimEnd().split('\n')
  const isDocument = (line: string): boolean => line.startsWith('{"table":"ksef.invoiceDocuments"')
  const { document } = JSON.parse(lines.find(isDocument)!).record
  const asBefore = lines
    .filter(line => !isDocument(line))
    .map(line => JSON.parse(line))
    .map(row => (row.table === 'ksef.acceptedInvoices' ? { ...row, record: { ...row.record, document } } : row))
    .map(row => ('runtime' in row ? { ...row, ksefSimulatorSnapshot: 1 } : row))
  const other = opened(7)
  await other.restore(asBefore.map(row => `${JSON.stringify(row)}\n`))
  const headers = { Authorization: `Bearer ${bearer}` }
  const got = await other.fetch(`http://ksef.test/v2/invoices/ksef/${ksefNumber}`, { headers })
  expect(await got.text()).toContain('<Faktura')
})

test('a snapshot is a file, read back in pieces', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'world-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'world.jsonl')
  const { simulator, bearer } = await lived()
  await writeFile(file, simulator.world().snapshot())
  const other = opened(6)
  await other.restore(createReadStream(file, { encoding: 'utf8', highWaterMark: 100 }), 'copy')
  const asked = (path: string) =>
    other.fetch(`http://ksef.test${path}/v2/tokens`, { headers: { Authorization: `Bearer ${bearer}` } })
  expect((await asked('/w/copy')).status).toBe(200)
  expect((await asked('')).status).toBe(401)
})

const first = '{"ksefSimulatorSnapshot":2,"runtime":{"at":0,"runs":false,"delays":{}}}\n'
const row = (table: string, record: object): string => `${JSON.stringify({ table, record })}\n`
const part = (file: string) => ({ session: 's', ordinal: 1, file, size: 1, hash: '', endsAt: 1 })
const deep = `{"table":"world.settings","record":{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`

test.each([
  ['nothing', '', 'line 1 cannot be read'],
  ['something else', 'hello', 'line 1 cannot be read'],
  ['a form of later', '{"ksefSimulatorSnapshot":99,"runtime":{}}', 'a newer version wrote it (form 99)'],
  ['a clock beyond what answers can show', first.replace('"at":0', '"at":1e300'), 'line 1 cannot be read'],
  ['a clock before all clocks', first.replace('"at":0', '"at":-1'), 'line 1 cannot be read'],
  ['a delay without an end', first.replace('{}', '{"invoice":1e300}'), 'line 1 cannot be read'],
  [
    'an API of later',
    first.replace(',"runtime"', ',"api":"3.1","runtime"'),
    'its world has the API 3.1, and this one the older 2.9',
  ],
  ['a line that is cut', `${first}{"table":"ksef.tok`, 'line 2 cannot be read'],
  ['a table that nobody knows', first + row('x.y', {}), 'a record of x.y is none'],
  ['a table of every object', first + row('ksef.constructor', {}), 'a record of ksef.constructor is none'],
  ['a record without its key', first + row('world.settings', {}), 'a record of world.settings is none'],
  ['a position without a part', first + row('world.keys', { place: 'first' }), 'a record of world.keys is none'],
  ['a record too deep to be gone through', first + deep, 'line 2 cannot be read'],
  [
    'a record that is there twice',
    first + row('world.settings', { name: 'a' }) + row('world.settings', { name: 'a' }),
    'world.settings: the key a is taken',
  ],
  ['a file in another folder', first + row('ksef.batchParts', part('../../home')), 'name files as none of ours do'],
  ['a file that passes', first + row('ksef.batchParts', part('passing-1')), 'name files as none of ours do'],
])('%s is no snapshot, and changes nothing', async (_, text, fault) => {
  const simulator = opened(1)
  const before = simulator.runtime
  await expect(simulator.restore(text)).rejects.toThrow(fault)
  await expect(simulator.restore(text)).rejects.toBeInstanceOf(NoSnapshot)
  expect(simulator.runtime).toBe(before)
})

test('a snapshot of a newer API is refused where answers are older, and one of an older API is not', async () => {
  const { simulator } = await lived()
  const text = await textOf(simulator.world().snapshot())
  const older = createSimulator({ runtime: fixedRuntime({ at, seed: 1 }), api: '2.7' })
  await expect(older.restore(text)).rejects.toThrow('its world has the API 2.9, and this one the older 2.7')
  await opened(2).restore(await textOf(older.world().snapshot()))
})

test('a line without an end is read to its bound, and no further', async () => {
  const simulator = opened(1)
  const piece = ' '.repeat(1024 * 1024)
  let given = 0
  async function* endless() {
    yield `{"ksefSimulatorSnapshot":1,"runtime":{"at":0,"runs":false,"delays":{}}}\n{"table":`
    for (;;) {
      given++
      yield piece
    }
  }
  await expect(simulator.restore(endless())).rejects.toThrow('a line has more than 67108864 characters')
  expect(given).toBe(64)
})

test('whatever a record holds comes back: bytes, names that begin with $, nothing', () => {
  const value = fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
      fc.uint8Array().map(bytes => Buffer.from(bytes)),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$bytes', '$$bytes', '$')), tie('any'), { maxKeys: 3 }),
    ),
  })).any
  fc.assert(
    fc.property(value, it => {
      const plain = (one: unknown): unknown => JSON.parse(JSON.stringify(toPlain(one)))
      expect(plain(fromPlain(plain(it)))).toEqual(plain(it))
    }),
    drawn,
  )
})
