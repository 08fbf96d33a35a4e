import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { compareRecordings } from '../../simulator/commands/contracts/compare.ts'
import type { RecordedExchange } from '../../simulator/commands/contracts/exchange.ts'
import { readRecordings } from '../../simulator/commands/contracts/read-recordings.ts'
import { register } from '../../simulator/commands/contracts.ts'
import { createSimulator } from '../../simulator/index.ts'
import { ksefTables, type Store } from '../../simulator/ksef/tables.ts'
import type { Table } from '../../simulator/store/engine.ts'
import { faultsByContract } from '../recordings/contract-judges.ts'
import { storeOf } from '../simulator/store-of.ts'
import { runCommand } from './run-command.ts'

/** All suites are recorded once, over HTTP: what was written is a set of fixtures, and nothing is left behind. */

const simulator = createSimulator({ rateLimits: 'off' })
const folder = mkdtempSync(join(tmpdir(), 'ksef-'))
const whole = join(folder, 'whole')
let printed: Awaited<ReturnType<typeof runCommand>>
let recordings: readonly RecordedExchange[]

type Name = keyof Store
/** The keys of every record that a table ever held. */
const everPut = new Map<Name, Set<string>>()
const remembering = (store: Store): Store =>
  Object.fromEntries(
    Object.entries(store as unknown as Record<string, Table<unknown>>).map(([name, table]) => {
      const keys = everPut.get(name as Name) ?? new Set()
      everPut.set(name as Name, keys)
      const put = (record: unknown) => {
        keys.add((ksefTables[name as Name].key as (record: unknown) => string)(record))
        return table.put(record)
      }
      return [name, { ...table, put }]
    }),
  ) as unknown as Store
const { engine } = simulator
const { write } = engine
engine.write = work => write(stores => work({ ...stores, ksef: remembering(stores.ksef) }))

/** What a table holds of all that it ever held. */
const left = async <N extends Name>(name: N) => {
  const keys = [...(everPut.get(name) ?? [])]
  expect(keys, `the suites make ${name}`).not.toEqual([])
  const records = await Promise.all(keys.map(key => storeOf(simulator)[name].get(key)))
  return records.filter(it => it !== undefined) as NonNullable<Awaited<ReturnType<Store[N]['get']>>>[]
}

const record = async (out: string, ...words: string[]) => {
  const { baseUrl } = await simulator.listen({ port: 0 })
  return runCommand(register, 'contracts', 'record', '--url', baseUrl, '--out', out, ...words)
}

beforeAll(async () => {
  printed = await record(whole)
  recordings = readRecordings(whole)
}, 240_000)
afterAll(() => simulator.close())

test('the suites are recorded whole, one exchange a file, each with the name of its id in the folder of its area', () => {
  expect(printed).toMatchObject({ code: 0, err: '' })
  expect(printed.out).toContain(`${recordings.length} exchanges in ${whole}`)
  expect(recordings.length).toBeGreaterThan(4000)
  const files = readdirSync(whole, { recursive: true })
    .map(String)
    .filter(it => it.endsWith('.json'))
  expect(files.sort()).toEqual(recordings.map(({ area, id }) => join(area, `${id}.json`)).sort())
  expect(new Set(recordings.map(({ id }) => id)).size).toBe(recordings.length)
})

describe('a recording is a fixture', () => {
  test('the contract accepts each', () => {
    // Only the members that a fixture must have are here: nothing is added for the judge.
    const refused = recordings.flatMap(it => faultsByContract(it).map(fault => `${it.id}: ${fault}`))
    expect(refused).toEqual([])
  })

  test('with the members of one, in their order', () => {
    const order = [
      'id',
      'area',
      'operation',
      'given',
      'request',
      'response',
      'shown',
      'jwt',
      'observedOn',
      'evidence',
      'source',
      'note',
    ]
    for (const it of recordings) expect(Object.keys(it)).toEqual(order.filter(name => name in it))
    const required = order.filter(name => name !== 'jwt' && name !== 'note')
    expect(recordings.filter(it => required.some(name => !(name in it))).map(({ id }) => id)).toEqual([])
  })

  test('its operation is one of the contract, paths with their templates', () => {
    const paths = allOperations.map(({ operation }) => operation.path as string)
    const strange = recordings.filter(
      ({ area, operation }) => area !== 'errors' && !paths.includes(operation.split(' ')[1]!),
    )
    expect(strange.map(({ operation }) => operation)).toEqual([])
    expect(new Set(recordings.map(({ operation }) => operation))).toContain('DELETE /tokens/{referenceNumber}')
  })

  test('two calls of one operation in a case are two', () => {
    const generated = recordings.filter(
      ({ given, operation }) => operation === 'POST /tokens' && given.includes('page'),
    )
    expect(generated.length).toBeGreaterThan(1)
  })

  test('JWTs are opened, and were masked', () => {
    const redeemed = recordings.find(it => it.operation === 'POST /auth/token/redeem' && it.response.status === 200)
    expect(redeemed?.response.body).toMatchObject({ accessToken: { token: '<ContextToken JWT, see jwt>' } })
    expect(redeemed?.jwt).toMatchObject({ kind: 'ContextToken', payload: { typ: 'ContextToken' } })
  })
})

describe('recordings hold no secret', () => {
  const texts = () =>
    recordings.map(it => [it.id, readFileSync(join(whole, it.area, `${it.id}.json`), 'utf8')] as const)
  const holding = (pattern: RegExp) =>
    texts()
      .filter(([, text]) => pattern.test(text))
      .map(([id]) => id)

  test.each([
    ['JWT', /eyJ[\w-]{10}/],
    ['KSeF token', /\|nip-\d{10}|\|[0-9a-f]{64}/],
    ['key or certificate', /BEGIN|<ds:|X509/],
    ['secret in hexadecimal', /\b[0-9a-f]{64}\b/],
    ['encrypted bytes', /"(encrypted(Token|SymmetricKey|InvoiceContent)|initializationVector)": "(?!<base64>)/],
    ['Base64 of more than a hash', /(?=[a-z0-9+/]*[A-Z])(?=[A-Za-z+/]*\d)[A-Za-z0-9+/]{200}/],
    ['PESEL', /\b\d{11}\b/],
    ['signature of a link', /[?&]sig=/],
  ])('no %s', (_, pattern) => {
    expect(holding(pattern)).toEqual([])
  })

  test('and none is long', () => {
    const long = texts().filter(([, text]) => text.length > 30_000)
    expect(long.map(([id]) => id)).toEqual([])
  })
})

describe('nothing is left behind', () => {
  test.each(['blockedContexts', 'subjects', 'persons', 'rateLimits', 'sessionLimits', 'certificateLimits'] as const)(
    'no %s',
    async name => {
      expect(await left(name)).toEqual([])
    },
  )

  test('no permission that counts', async () => {
    expect((await left('permissions')).filter(({ revokedFrom }) => revokedFrom === undefined)).toEqual([])
  })

  test('no token that signs anyone in', async () => {
    expect((await left('tokens')).filter(({ revokedAt }) => revokedAt === undefined)).toEqual([])
  })

  test('no session that takes invoices', async () => {
    // One of a package takes no invoice by itself, and ends with its links.
    const open = (await left('sessions')).filter(
      ({ batch, closedAt, key }) => batch === undefined && closedAt === undefined && key !== undefined,
    )
    expect(open).toEqual([])
  })

  test('no consent that goes on', async () => {
    const now = simulator.runtime.now()
    const going = (await left('attachmentConsents')).filter(({ until }) => until === undefined || until > now)
    expect(going).toEqual([])
  })

  test('no sign-in but the one that may be used from another address only, which is named', async () => {
    const going = (await left('authentications')).filter(
      it => it.redeemedAt !== undefined && it.revokedAt === undefined,
    )
    expect(going.map(({ allowedIps }) => allowedIps !== undefined)).toEqual([true])
    for (const { referenceNumber } of going) expect(printed.out).toContain(referenceNumber)
  })

  test('and what cannot be undone is told', () => {
    expect(printed.out).toMatch(/^Cleaned up: .*\d+ × KSeF token/m)
    expect(printed.out).toMatch(/^Stays: \d+ × invoice: KSeF keeps what was sent$/m)
    expect(printed.out.match(/^Stays: /gm)).toHaveLength(2)
    expect(printed.out).not.toContain('Could not be undone')
  })
})

test('a second recording of the same simulator differs in nothing', { timeout: 120_000 }, async () => {
  const again = join(folder, 'again')
  expect((await record(again, '--area', 'sessions')).code).toBe(0)
  const sessions = readRecordings(again)
  const givens = new Set(sessions.map(({ given }) => given))
  const before = recordings.filter(({ given }) => givens.has(given))
  expect(before.length).toBeGreaterThan(1000)
  expect(compareRecordings(before, sessions)).toEqual([])
})
