import { afterAll, expect, test } from 'vitest'
import { createClient } from '../../../client/index.ts'
import { outcomesOf } from '../../../contracts/control/faults.ts'
import { errors } from '../../../contracts/ksef/errors.ts'
import { enroll, enrollmentNow } from '../../../contracts/ksef/suite-certificates.ts'
import { exportNow, startExport } from '../../../contracts/ksef/suite-exports.ts'
import { closeSession, openInvoiceSession, sessionNow } from '../../../contracts/ksef/suite-invoices.ts'
import {
  batchNow,
  closeBatchOf,
  invoiceFiles,
  openBatchOf,
  uploadAll,
  zipped,
} from '../../../contracts/ksef/suite-packages.ts'
import { operationNow, toPerson } from '../../../contracts/ksef/suite-permissions.ts'
import { type Session, signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import type { Target } from '../../../contracts/suite.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { simulated } from '../simulated.ts'

/** What goes wrong on purpose. */

const nip = '5265877635'
const at = Date.parse('2026-11-22T12:00:00Z')
const header = (fault: string) => ({ 'X-Simulator-Fault': fault })

const faulty = (options: Parameters<typeof simulated>[0] = {}) => {
  const world = simulated(options)
  const add = async (fault: object) => {
    const response = await world.ask('POST /control/faults', { json: fault })
    return { status: response.status, ...(await response.json()) }
  }
  const faults = async () =>
    (await (await world.ask('GET /control/faults')).json()) as { met: number; struck: number }[]
  const bearer = async (of = nip): Promise<string> =>
    (await (await world.ask('POST /control/sign-in', { json: { nip: of } })).json()).accessToken.token
  const challenge = async (headers = {}) => (await world.ask('POST /v2/auth/challenge', { headers })).status
  return { ...world, add, faults, bearer, challenge }
}

test('the third query gets 429 with the Retry-After that was asked for, whoever else calls', async () => {
  const { add, ask, bearer, faults, challenge } = faulty()
  const token = await bearer()
  await add({ operation: 'tokens.list', nth: 3, times: 1, error: 'tooManyRequests', retryAfter: 7 })
  const statuses = []
  for (let count = 0; count < 4; count++) {
    expect(await challenge()).toBe(200)
    const { status, headers } = await ask('GET /v2/tokens', { bearer: token })
    statuses.push([status, headers.get('Retry-After')])
  }
  expect(statuses).toEqual([
    [200, null],
    [200, null],
    [429, '7'],
    [200, null],
  ])
  // It has done what it was for.
  expect(await faults()).toEqual([])
})

test('only the context that is named is struck', async () => {
  const { add, ask, bearer } = faulty()
  await add({ operation: 'tokens.*', context: `Nip:${nip}`, error: 'missingPermissions' })
  const other = await bearer('7980332920')
  expect((await ask('GET /v2/tokens', { bearer: await bearer() })).status).toBe(403)
  expect((await ask('GET /v2/tokens', { bearer: other })).status).toBe(200)
})

test('a chance is the world’s: the same seed strikes the same requests', async () => {
  const struck = async (seed: number) => {
    const { add, challenge } = faulty({ seed })
    await add({ operation: 'auth.challenge', chance: 0.5, status: 503 })
    const statuses = []
    for (let count = 0; count < 20; count++) statuses.push(await challenge())
    return statuses
  }
  const first = await struck(1)
  expect(new Set(first)).toEqual(new Set([200, 503]))
  expect(await struck(1)).toEqual(first)
  expect(await struck(2)).not.toEqual(first)
})

test('it goes when its time is over, when it is removed, and with all others', async () => {
  const { add, ask, challenge, runtime } = faulty()
  await add({ status: 502, lasts: '10m' })
  expect(await challenge()).toBe(502)
  runtime.advance(600_000)
  expect(await challenge()).toBe(200)
  const { id } = await add({ status: 502 })
  expect((await ask(`DELETE /control/faults/${id}`)).status).toBe(204)
  expect((await ask(`DELETE /control/faults/${id}`)).status).toBe(404)
  await add({ status: 504 })
  await ask('DELETE /control/faults')
  expect(await challenge()).toBe(200)
})

test('faults are kept in a snapshot, with what they have counted', async () => {
  const { add, ask, challenge } = faulty()
  await add({ nth: 2, status: 503 })
  await challenge()
  const body = await (await ask('GET /control/snapshot')).text()
  await ask('POST /control/restore', { body, headers: { 'Content-Type': 'application/x-ndjson' } })
  expect(await challenge()).toBe(503)
  await ask('POST /control/reset')
  expect(await challenge()).toBe(200)
})

test.each(Object.keys(errors))('the error %s is whole: its status, and an explanation that says why', async error => {
  const { ask, explained } = faulty()
  const response = await ask('POST /v2/auth/challenge', { headers: header(`error=${error}`) })
  expect(response.status).toBe(errors[error as keyof typeof errors].http)
  expect(await response.text()).not.toMatch(/\{\w+\}/)
  expect(await explained(response)).toMatchObject({ error, text: expect.stringContaining('on purpose') })
})

test.each([
  [502, '502 Bad Gateway'],
  [503, '503 Service Unavailable'],
  [504, '504 Gateway Time-out'],
])('%i is the page of what stands before KSeF', async (status, title) => {
  const { ask, explained } = faulty()
  const response = await ask('POST /v2/auth/challenge', { headers: header(`status=${status}`) })
  expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'text/html'])
  expect(await response.text()).toContain(`<h1>${title}</h1>`)
  expect((await explained(response)).text).toContain('Nothing was done.')
})

test('the protection layer answers 200 with a page of its own', async () => {
  const response = await faulty().ask('POST /v2/auth/challenge', { headers: header('page=imperva') })
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'text/html'])
  expect(await response.text()).toContain('/_Incapsula_Resource')
})

test('the work is done and the answer lost, or nothing is done', async () => {
  const { ask, bearer } = faulty()
  const token = await bearer()
  const json = { description: 'A token', permissions: ['InvoiceRead'] }
  const many = async () => (await (await ask('GET /v2/tokens', { bearer: token })).json()).tokens.length
  for (const [fault, count] of [
    ['lost=true', 0],
    ['lost=true&done=true', 1],
    ['status=504', 1],
    ['status=504&done=true', 2],
  ] as const) {
    const answer = ask('POST /v2/tokens', { bearer: token, json, headers: header(fault) })
    if (fault.startsWith('lost')) await expect(answer).rejects.toThrow('fetch failed')
    else expect((await answer).status).toBe(504)
    expect(await many(), fault).toBe(count)
  }
})

test('a slow answer comes when the clock of the world shows it', async () => {
  const { ask, runtime } = faulty()
  let answered = false
  const answer = ask('POST /v2/auth/challenge', { headers: header('delay=30s') }).then(response => {
    answered = true
    return response
  })
  await ask('GET /control/health')
  runtime.advance(29_999)
  await ask('GET /control/health')
  expect(answered).toBe(false)
  runtime.advance(1)
  expect((await answer).status).toBe(200)
})

test('a slow body comes in pieces', async () => {
  const { ask, runtime } = faulty()
  const response = await ask('POST /v2/auth/challenge', { headers: header('trickle=10s') })
  const text = response.text()
  for (let count = 0; count < 11; count++) {
    await ask('GET /control/health')
    runtime.advance(1000)
  }
  expect(JSON.parse(await text)).toHaveProperty('challenge')
})

test('a sign-in ends as it shall, after as long as it shall', async () => {
  const { add, runtime, signedIn, explained } = faulty()
  await add({ operation: 'auth.xadesSignature', outcome: 'cancelled', settlesAfter: '1m' })
  const began = runtime.now()
  const failed = await signedIn(nip).catch(error => error)
  expect(failed).toMatchObject({ name: 'SignInFailed', code: 550 })
  expect(runtime.now() - began).toBeGreaterThanOrEqual(60_000)
  expect((await explained(failed.explanationId)).text).toContain('on purpose')
})

/** Begins work of a kind; what comes back asks for its status. */
type Begin = (target: Target, by: Session) => Promise<() => Promise<{ code: number; details?: unknown }>>
const statusOf = async (seen: Promise<{ status: { code: number; details?: unknown } }>) => (await seen).status

const begins: Readonly<Record<string, Begin>> = {
  'permissions.grantToPerson': async (_target, by) => {
    const body = toPerson({ type: 'Pesel', value: '15062788702' }, ['InvoiceRead'])
    const started = await by.call.permissions.grantToPerson({ body })
    return () => operationNow(by, started)
  },
  'permissions.revoke': async (_target, by) => {
    const started = await by.call.permissions.revoke({ params: { permissionId: crypto.randomUUID() } })
    return () => operationNow(by, started)
  },
  'certificates.enroll': async (target, by) => {
    const enrolled = await enroll(target, by)
    return () => statusOf(enrollmentNow(by, enrolled))
  },
  'invoices.export': async (target, by) => {
    const started = await startExport(target, by)
    return () => statusOf(exportNow(started))
  },
  'sessions.openOnline': async (target, by) => {
    const session = await openInvoiceSession(target, by)
    return () => statusOf(sessionNow(session))
  },
  'sessions.closeOnline': async (target, by) => {
    const session = await openInvoiceSession(target, by)
    await closeSession(session)
    return () => statusOf(sessionNow(session))
  },
  'sessions.closeBatch': async (target, by) => {
    const batch = await openBatchOf(target, by, await zipped(await invoiceFiles(target, by.context.value, 1)))
    await uploadAll(target, batch)
    await closeBatchOf(batch)
    return () => statusOf(batchNow(batch))
  },
}

/** How it ends by itself. */
const usual: Readonly<Record<string, number>> = {
  'permissions.grantToPerson': 200,
  // Of a permission that there is not.
  'permissions.revoke': 400,
  'certificates.enroll': 200,
  'invoices.export': 200,
  'sessions.openOnline': 100,
  // Nothing was sent in it.
  'sessions.closeOnline': 440,
  'sessions.closeBatch': 200,
}

test.each(Object.keys(begins))('work that %s begins is stuck, and ends in each of its outcomes', async operation => {
  const { simulator, runtime, explained } = faulty()
  const world = simulator.world()
  const ids: (string | null)[] = []
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: async request => {
      const response = await simulator.fetch(request)
      ids.push(response.headers.get('X-Simulator-Explanation'))
      return response
    },
    wait: async () => runtime.advance(100),
    advance: runtime.advance,
  })
  const by = await signInOwner(target)
  const isShownAtOnce = operation === 'sessions.openOnline'
  const ends = Object.entries(outcomesOf[operation]!).filter(([, { code }]) => code > 200)
  for (const [outcome, { code }] of ends) {
    const settlesAfter = isShownAtOnce ? {} : { settlesAfter: '1m' }
    await world.faults.add({ operation: operation as 'tokens.list', outcome, times: 1, ...settlesAfter } as never)
    const ask = await begins[operation]!(target, by)
    await simulator.idle()
    if (!isShownAtOnce) {
      expect((await ask()).code, outcome).toBeLessThan(200)
      runtime.advance(59_999)
      expect((await ask()).code, outcome).toBeLessThan(200)
      runtime.advance(1)
    }
    const ended = await ask()
    expect([outcome, ended.code]).toEqual([outcome, code])
    expect(JSON.stringify(ended)).not.toMatch(/\{\w+\}/)
    expect((await explained(ids.at(-1)!)).text, outcome).toContain('on purpose')
  }
  // And as it would, without one.
  const ask = await begins[operation]!(target, by)
  await simulator.idle()
  expect((await ask()).code).toBe(usual[operation])
})

test.each([
  [{}, 'has none of'],
  [{ status: 500 }, 'status'],
  [{ error: 'nothing' }, 'error'],
  [{ error: 'unexpected', status: 503 }, 'error and status'],
  [{ outcome: 'cancelled' }, 'goes with operation: auth.xadesSignature'],
  [{ operation: 'auth.ksefToken', outcome: 'duplicate' }, 'that auth.ksefToken has not'],
  [{ settlesAfter: 1, operation: 'tokens.list' }, 'goes with operation'],
  [{ retryAfter: 1, status: 503 }, 'retryAfter'],
  [{ deadLink: true }, 'operation: storage'],
  [{ done: true, cut: true }, 'has done'],
  [{ operation: 'acube', error: 'unexpected' }, "KSeF's own operations"],
  [{ operation: 'tokens.make', status: 503 }, 'operation'],
  [{ delay: '2h' }, 'longer than an hour'],
  [{ chance: 0, status: 503 }, 'chance'],
  [{ nth: 0, status: 503 }, 'nth'],
  [{ stauts: 503 }, 'stauts'],
])('%j is no fault: 400', async (fault, message) => {
  const { status, error } = await faulty().add(fault)
  expect([status, error]).toEqual([400, expect.stringContaining(message)])
})

test.each([
  ['error=nothing', 'error'],
  ['status=503&chance=0.1', 'chance goes with POST /control/faults'],
  ['operation=storage&deadLink=true', 'operation goes with POST /control/faults'],
])('a header that cannot be read is told: %s', async (fault, message) => {
  const { ask, explained } = faulty()
  const response = await ask('POST /v2/auth/challenge', { headers: header(fault) })
  expect([response.status, (await explained(response)).text]).toEqual([400, expect.stringContaining(message)])
})

test('an answer without a body is given whole where it would come in pieces, and not at all where it would be cut', async () => {
  const { ask, bearer } = faulty()
  const signOut = async (fault: string) =>
    ask('DELETE /v2/auth/sessions/current', { bearer: await bearer(), headers: header(fault) })
  expect((await signOut('trickle=10s')).status).toBe(204)
  await expect(signOut('cut=true')).rejects.toThrow('fetch failed')
})

test('a number in the header may begin with zeros', async () => {
  const response = await faulty().ask('POST /v2/auth/challenge', {
    headers: header('error=tooManyRequests&retryAfter=007'),
  })
  expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '7'])
})

test.each(['delay=0', 'trickle=0', 'delay=0ms&trickle=0s'])(
  '%s takes no time, also where the clock stands',
  async fault => {
    const response = await faulty().ask('POST /v2/auth/challenge', { headers: header(fault) })
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ challenge: expect.any(String) }),
    ])
  },
)

test('a hundred faults stand, and no more', async () => {
  const { add } = faulty()
  for (let count = 0; count < 100; count++) await add({ status: 503, nth: 1000 })
  expect((await add({ status: 503 })).status).toBe(409)
})

test('the calls of /control and pages are not struck', async () => {
  const { add, ask } = faulty()
  await add({ status: 503 })
  expect((await ask('GET /control/health')).status).toBe(200)
  expect((await ask('GET /docs/v2')).status).toBe(200)
})

/** Over a socket, where a connection can end. */
const simulator = createSimulator({ runtime: fixedRuntime({ at }) })
const { baseUrl, origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())
const there = (fault: string) => fetch(`${baseUrl}/auth/challenge`, { method: 'POST', headers: header(fault) })

test('over a socket a lost answer is a connection that ends, and the next request is answered', async () => {
  await expect(there('lost=true')).rejects.toThrow('fetch failed')
  await expect(there('lost=true&done=true')).rejects.toThrow('fetch failed')
  expect((await fetch(`${origin}/control/health`)).status).toBe(200)
})

test('an answer that is cut has its status, and half of its body', async () => {
  const response = await there('cut=true')
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
  const inProcess = await faulty().ask('POST /v2/auth/challenge', { headers: header('cut=true') })
  await expect(inProcess.text()).rejects.toThrow('terminated')
})

test('our client: a lost answer, a gateway, a page for robots and half an answer are told as what they are', async () => {
  const client = createClient({ baseUrl })
  const told = async (fault: object) => {
    await fetch(`${origin}/control/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ operation: 'auth.challenge', times: 1, ...fault }),
    })
    return client.auth.challenge().catch(error => ({ name: error.name, status: error.status, message: error.message }))
  }
  expect(await told({ lost: true })).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
  expect(await told({ cut: true })).toMatchObject({ message: 'terminated' })
  expect(await told({ status: 503 })).toMatchObject({ name: 'UnexpectedAnswer', status: 503 })
  expect(await told({ page: 'imperva' })).toMatchObject({ name: 'UnexpectedAnswer', status: 200 })
  expect(await told({ error: 'unexpected' })).toMatchObject({ name: 'KsefError', status: 500 })
  expect(await client.auth.challenge()).toHaveProperty('challenge')
})
