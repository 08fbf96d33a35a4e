import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClient, makeInvoice, sendInvoice } from '../../../../client/index.ts'
import { createSimulator } from '../../../../simulator/index.ts'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'
const invoiceOf = (number: string, issueDate = '2026-11-22'): string =>
  makeInvoice({
    seller: { nip, name: 'Firma', address: 'Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca', address: 'Gdańsk' },
    number,
    issueDate,
    lines: [{ name: 'Usługa', netPrice: 100 }],
  })

const withOutages = (options?: Parameters<typeof simulated>[0]) => {
  const all = simulated(options)
  const control = async (asked: string, json?: object) => {
    const response = await all.ask(asked.replace(' ', ' /control/outages'), json && { json })
    return { status: response.status, body: response.status === 204 ? undefined : await response.json() }
  }
  return { ...all, control }
}

const challenge = 'POST /v2/auth/challenge'
const hour = 3_600_000

describe('what an outage does to the API', () => {
  test.each([
    ['unavailable', 503, /503 Service Unavailable/],
    ['bad-gateway', 502, /502 Bad Gateway/],
    ['gateway-timeout', 504, /^$/],
  ])('%s: %s, told beside the answer, until it ends', async (api, status, body) => {
    const { ask, control, explained } = withOutages()
    const { body: outage } = await control('POST ', { kind: 'FAILURE', api })
    const response = await ask(challenge)
    expect(response.status).toBe(status)
    expect((await explained(response)).text).toMatch(/has no end yet: POST \/control\/outages made it/)
    expect(await response.text()).toMatch(body)
    expect((await control(`PUT /${outage.eventId}`, {})).status).toBe(400)
    expect((await ask('GET /control/health')).status).toBe(200)
  })

  test('it comes and goes by the clock', async () => {
    const { ask, control, runtime } = withOutages()
    const [from, to] = ['2026-11-22T13:00:00Z', '2026-11-22T14:00:00Z']
    await control('POST ', { kind: 'MAINTENANCE', from, to })
    const seen: number[] = []
    for (let times = 0; times < 3; times++) {
      seen.push((await ask(challenge)).status)
      runtime.advance(hour)
    }
    expect(seen).toEqual([200, 503, 200])
  })

  test('PUT ends it, DELETE forgets all', async () => {
    const { ask, control, runtime } = withOutages()
    const { body } = await control('POST ', { kind: 'FAILURE' })
    runtime.advance(1000)
    expect((await control(`PUT /${body.eventId}`, {})).body).toMatchObject({
      to: '2026-11-22T12:00:01.000Z',
      version: 2,
    })
    expect((await ask(challenge)).status).toBe(200)
    await control('POST ', { kind: 'TOTAL_FAILURE' })
    expect((await ask(challenge)).status).toBe(503)
    expect((await control('DELETE ')).status).toBe(204)
    expect((await control('GET ')).body).toEqual([])
    expect((await ask(challenge)).status).toBe(200)
  })

  test('cut: fetch fails, in process and over a socket', async () => {
    const { ask, control } = withOutages()
    await control('POST ', { kind: 'FAILURE', api: 'cut' })
    await expect(ask(challenge)).rejects.toThrow('fetch failed')

    const simulator = createSimulator()
    const { baseUrl, origin } = await simulator.listen({ port: 0 })
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ kind: 'FAILURE', api: 'cut' })
    await fetch(`${origin}/control/outages`, { method: 'POST', headers, body })
    await expect(fetch(`${baseUrl}/auth/challenge`, { method: 'POST' })).rejects.toThrow('fetch failed')
    await simulator.close()
  })

  test('hang: no answer until the outage is over', async () => {
    const { ask, control, runtime } = withOutages()
    await control('POST ', { kind: 'FAILURE', api: 'hang', to: '2026-11-22T12:00:30Z' })
    let answered: number | undefined
    const asked = ask(challenge).then(({ status }) => {
      answered = status
    })
    runtime.advance(29_999)
    await new Promise(setImmediate)
    expect(answered).toBeUndefined()
    runtime.advance(1)
    await asked
    expect(answered).toBe(504)
  })

  test('done but lost: the answer is 502, and what was asked for is there afterwards', async () => {
    const { control, signedIn } = withOutages()
    const owner = await signedIn(nip)
    await control('POST ', { kind: 'FAILURE', api: 'done-but-lost' })
    await expect(
      owner.tokens.generate({ body: { description: 'Lost answer', permissions: ['InvoiceRead'] } }),
    ).rejects.toThrow()
    await control('DELETE ')
    expect((await owner.tokens.list()).tokens.map(({ description }) => description)).toEqual(['Lost answer'])
  })

  test('a session that was opened before is under maintenance (21184), a new one is not', async () => {
    const { control, signedIn, runtime } = withOutages()
    const owner = await signedIn(nip)
    const { makeInvoiceKey } = await import('../../../../client/invoices/invoice-key.ts')
    const { encryptInvoice } = await import('../../../../client/invoices/encrypt-invoice.ts')
    const [ksefKey] = (await owner.publicKeys.list()).filter(({ usage }) => usage.includes('SymmetricKeyEncryption'))
    const { encryption, ...key } = await makeInvoiceKey(ksefKey!)
    const formCode = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' } as const
    const params = await owner.sessions.openOnline({ body: { formCode, encryption } })
    runtime.advance(1000)
    await control('POST ', { kind: 'MAINTENANCE', to: '2026-11-22T14:00:00Z', api: 'session-maintenance' })
    const body = await encryptInvoice(invoiceOf('FV/1'), key)
    await expect(owner.sessions.sendInvoice({ params, body })).rejects.toMatchObject({
      error: 'sessionUnderMaintenance',
      code: 21184,
    })
    await expect(sendInvoice(owner, { xml: invoiceOf('FV/1') })).resolves.toBeDefined()
  })

  test('work under way is cancelled: 550', async () => {
    const { control, signedIn, clock } = withOutages({ delays: { invoice: 5000 } })
    expect(clock).toBeDefined()
    const owner = await signedIn(nip)
    const from = '2026-11-22T12:00:04Z'
    await control('POST ', { kind: 'FAILURE', from, to: '2026-11-22T12:00:06Z', api: 'cancelled' })
    await expect(sendInvoice(owner, { xml: invoiceOf('FV/1') })).rejects.toMatchObject({
      code: 550,
      description: 'Operacja została anulowana przez system',
      details: ['Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie'],
    })
    await expect(sendInvoice(owner, { xml: invoiceOf('FV/1') })).resolves.toBeDefined()
  })
})

test.each([
  [{ kind: 'FIRE' }],
  [{ kind: 'MAINTENANCE' }],
  [{ kind: 'FAILURE', from: 'now' }],
  [{ kind: 'FAILURE', api: 'slow' }],
  [{ kind: 'FAILURE', api: 'stuck' }],
  [{ kind: 'FAILURE', from: '2026-11-22T12:00:00Z', to: '2026-11-22T12:00:00Z' }],
  [{}],
])('an outage %j is refused', async json => {
  const { control } = withOutages()
  expect((await control('POST ', json)).status).toBe(400)
  expect((await control('GET ')).body).toEqual([])
})

test('an outage that nobody set does not end; a hundred are kept', async () => {
  const { control } = withOutages()
  expect((await control('PUT /7', {})).status).toBe(404)
  for (let times = 0; times < 100; times++) await control('POST ', { kind: 'FAILURE', api: 'none' })
  expect((await control('POST ', { kind: 'FAILURE' })).status).toBe(409)
})

describe('the deadline of an offline invoice', () => {
  const lateness = async (issueDate: string, outages: readonly object[] = [], offline = true) => {
    const { control, signedIn, ask, simulator } = withOutages()
    expect(ask).toBeDefined()
    for (const outage of outages) await control('POST ', { api: 'none', ...outage })
    const seen: string[] = []
    const owner = await signedIn(nip)
    const watched = createClient({
      ...owner.connection,
      fetch: async request => {
        const response = await simulator.fetch(request)
        const id = response.headers.get('X-Simulator-Explanation')
        if (id !== null) {
          const told = await simulator.fetch(`http://ksef.test/control/explanations/${id}`)
          seen.push(((await told.json()) as { text: string }).text)
        }
        return response
      },
    })
    const { ksefNumber } = await sendInvoice(watched, { xml: invoiceOf('FV/1', issueDate), offline })
    expect(ksefNumber).toBeDefined()
    return seen.join(' ')
  }

  test('KSeF takes a late one; the explanation names the day', async () => {
    expect(await lateness('2026-11-18')).toMatch(
      /Issued on 2026-11-18 in the mode offline24, it was to be sent by 2026-11-19 .*today is 2026-11-22/,
    )
  })

  test('one of Friday is in time on Sunday, and so is one of today', async () => {
    expect(await lateness('2026-11-20')).toBe('')
    expect(await lateness('2026-11-22')).toBe('')
  })

  test('an older invoice that was not declared is offline by itself, and late', async () => {
    expect(await lateness('2026-11-18', [], false)).toMatch(/in the mode offline24/)
  })

  test('a failure gives seven business days; one that is kept secret gives none', async () => {
    const failure = { kind: 'FAILURE', from: '2026-11-18T08:00:00Z', to: '2026-11-18T10:00:00Z' }
    expect(await lateness('2026-11-18', [failure])).toBe('')
    expect(await lateness('2026-11-18', [{ ...failure, announced: '2027-01-01T00:00:00Z' }])).toMatch(/offline24/)
  })

  test('an invoice of a total failure is not to be sent', async () => {
    const total = { kind: 'TOTAL_FAILURE', from: '2026-11-20T08:00:00Z', to: '2026-11-20T10:00:00Z' }
    expect(await lateness('2026-11-20', [total])).toMatch(/must not, be sent: on 2026-11-20 a total failure/)
  })
})

test('whatever outages there are: no accepted invoice is lost, none is accepted while the API is down', async () => {
  const down = ['unavailable', 'bad-gateway', 'gateway-timeout', 'cut', 'done-but-lost'] as const
  const up = ['none', 'cancelled', 'stuck', 'session-maintenance'] as const
  const start = Date.parse('2026-11-22T12:00:00Z')
  const minute = 60_000
  const outage = fc.record({
    kind: fc.constantFrom('FAILURE', 'TOTAL_FAILURE', 'MAINTENANCE'),
    from: fc.integer({ min: 0, max: 20 }),
    minutes: fc.integer({ min: 1, max: 10 }),
    api: fc.constantFrom(...down, ...up),
  })
  const at = (minutes: number) => start + minutes * minute
  const property = fc.asyncProperty(
    fc.array(outage, { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }),
    fc.constantFrom(0, minute / 2, 3 * minute),
    async (outages, steps, delay) => {
      const { control, signedIn, runtime } = withOutages({ delays: { invoice: delay } })
      const owner = await signedIn(nip)
      const shown = (instant: number) => new Date(instant).toISOString()
      for (const { from, minutes, ...others } of outages)
        await control('POST ', { ...others, from: shown(at(from)), to: shown(at(from + minutes)) })
      const isDown = (now: number) =>
        outages.some(
          it => at(it.from) <= now && now < at(it.from + it.minutes) && (down as readonly string[]).includes(it.api),
        )
      const accepted = new Map<string, string>()
      const refused = new Set<string>()
      for (const [place, step] of steps.entries()) {
        const began = isDown(runtime.now())
        const sent = await sendInvoice(owner, { xml: invoiceOf(`FV/${place}`) }).catch((error: Error) => error.name)
        if (typeof sent !== 'string') accepted.set(`FV/${place}`, sent.ksefNumber)
        if (began) expect(sent).toBeTypeOf('string')
        // Its status said so.
        if (sent === 'InvoiceFailed') refused.add(`FV/${place}`)
        runtime.advance(step * minute)
      }
      runtime.advance(60 * minute)
      const again = await signedIn(nip)
      const { invoices } = await again.invoices.queryMetadata({
        query: { pageSize: 100 },
        body: { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from: '2026-11-01T00:00:00Z' } },
      })
      const found = new Map(invoices.map(({ invoiceNumber, ksefNumber }) => [invoiceNumber, ksefNumber]))
      expect(found.size).toBe(invoices.length)
      expect([...found]).toEqual(expect.arrayContaining([...accepted]))
      for (const number of refused) expect(found.has(number)).toBe(false)
      for (const ksefNumber of accepted.values())
        await expect(again.invoices.get({ params: { ksefNumber } })).resolves.toBeDefined()
    },
  )
  await fc.assert(property, { numRuns: 12 })
})
