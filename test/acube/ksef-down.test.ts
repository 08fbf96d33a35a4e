import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { drawn } from '../properties/seed.ts'
import { buyer, seller, withAcube } from './company.ts'

/** KSeF goes down in the middle of sending: the invoice is sent once and only once. */

type Fault = 'refused' | 'lost' | 'broken'
/** `refused`: no connection. `lost`: KSeF does it, and its answer does not arrive. `broken`: 503 from whatever stands before it. */
const faults: readonly Fault[] = ['refused', 'lost', 'broken']

const withFaults = () => {
  let planned: readonly (Fault | undefined)[] = []
  const asked: string[] = []
  const world = withAcube({
    between: async (request, ksef) => {
      const [fault, ...rest] = planned
      planned = rest
      asked.push(`${request.method} ${new URL(request.url).pathname.replace(/\d{8}-[\w-]+/g, '…')}`)
      if (fault === 'refused') throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
      if (fault === 'broken') return new Response('<html>Service Unavailable</html>', { status: 503 })
      const answer = await ksef(request)
      if (fault === 'lost') throw new TypeError('fetch failed', { cause: new Error('other side closed') })
      return answer
    },
  })
  /** What KSeF itself has of the seller, by the numbers on the invoices. */
  const atKsef = async (): Promise<string[]> => {
    const owner = await world.signedIn(seller)
    const found = await owner.invoices.queryMetadata({
      body: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from: '2026-11-01' } },
    })
    return found.invoices.map(({ invoiceNumber }) => invoiceNumber).sort()
  }
  const plan = (next: readonly (Fault | undefined)[]) => {
    planned = next
    asked.length = 0
  }
  /** Time goes on until nothing is left of the plan and of the pauses after failures. */
  const recovered = async () => {
    for (let calm = 0; calm < 4; calm = planned.length > 0 ? 0 : calm + 1) {
      world.runtime.advance(300_000)
      await world.work()
    }
  }
  return { ...world, plan, asked, atKsef, recovered }
}

const journey = async () => {
  const world = withFaults()
  await world.onboarded()
  await world.work()
  world.plan([])
  return world
}

/** What A-Cube asks KSeF from the queue to the UPO, when all goes well. */
const questions = await (async () => {
  const { send, work, asked } = await journey()
  await send('FV/1')
  await work()
  return [...asked]
})()

test('the way of an invoice has the steps that are broken below', () => {
  expect(questions).toEqual(
    expect.arrayContaining([
      'POST /v2/auth/challenge',
      'POST /v2/auth/token/redeem',
      'POST /v2/sessions/online',
      'POST /v2/sessions/online/…/invoices',
      'POST /v2/sessions/online/…/close',
      'GET /v2/sessions/…/invoices/…',
      'GET /v2/sessions/…/invoices/…/upo',
    ]),
  )
})

const places = questions.flatMap((question, place) => faults.map(fault => [question, place, fault] as const))

test.each(places)('%s (question %i) %s: the invoice is there once', async (_question, place, fault) => {
  const { plan, send, recovered, invoiceNow, atKsef } = await journey()
  plan([...Array<undefined>(place), fault])
  const uuid = await send('FV/1')
  await recovered()
  expect(await invoiceNow(uuid)).toMatchObject({ status: 'valid', hasUpo: true })
  expect(await atKsef()).toEqual(['FV/1'])
})

test('however often KSeF fails, each invoice is there once, and of twins one is rejected', async () => {
  const fault = fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(...faults) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { minLength: 10, maxLength: 40 }), async planned => {
      const { plan, send, recovered, invoiceNow, atKsef } = await journey()
      plan(planned)
      const uuids = [await send('FV/1'), await send('FV/2'), await send('FV/2')]
      await recovered()
      const invoices = await Promise.all(uuids.map(invoiceNow))
      expect(invoices.map(({ status, processingCode }) => [status, processingCode])).toEqual([
        ['valid', 200],
        ['valid', 200],
        ['invalid', 440],
      ])
      expect(await atKsef()).toEqual(['FV/1', 'FV/2'])
    }),
    { ...drawn, numRuns: 12 },
  )
})

test('what KSeF did not show at first is known again when it comes back as a duplicate', async () => {
  let hidden = true
  let dropped = false
  const world = withAcube({
    between: async (request, ksef) => {
      const { pathname } = new URL(request.url)
      const answer = await ksef(request)
      if (!dropped && /\/online\/.*\/invoices$/.test(pathname)) {
        dropped = true
        throw new TypeError('fetch failed')
      }
      if (hidden && /\/sessions\/[^/]+\/invoices$/.test(pathname)) {
        hidden = false
        return Response.json({ invoices: [] })
      }
      return answer
    },
  })
  await world.onboarded()
  const uuid = await world.send('FV/1')
  for (let turn = 0; turn < 4; turn++) {
    world.runtime.advance(300_000)
    await world.work()
  }
  expect(hidden).toBe(false)
  expect(await world.invoiceNow(uuid)).toMatchObject({ status: 'valid', processingCode: 200, hasUpo: true })
  expect(await world.invoices('?direction=sent')).toHaveLength(1)
})

test('a token handed over while KSeF is down is proved later', async () => {
  const { plan, register, ksefToken, handOver, entityNow, runtime } = withFaults()
  const { uuid } = await register()
  const { token } = await ksefToken()
  plan(['refused', 'refused', 'refused', 'refused'])
  expect(await handOver(uuid, token, true)).toMatchObject({ isActive: false, isSelected: true })
  expect((await entityNow(uuid)).status).toBe('pending')
  runtime.advance(10_000)
  expect(await entityNow(uuid)).toMatchObject({ status: 'active', isInvoiceSenderRunning: true })
})

/** What KSeF says to an invoice that it does not take in. */
const noTo = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } })
const invalidInput = () =>
  noTo(400, {
    title: 'Bad Request',
    status: 400,
    detail: 'Błąd walidacji danych wejściowych.',
    errors: [{ code: 21405, description: 'Błąd walidacji danych wejściowych.', details: ['Too much of it.'] }],
  })

test.each([
  ['400/21405', invalidInput, '21405: Błąd walidacji danych wejściowych. - Too much of it.'],
  ['413 of what stands before it', () => new Response('too large', { status: 413 }), expect.stringContaining('413')],
])('an invoice that KSeF refuses with %s is invalid, and the others go on', async (_, answer, words) => {
  let refuses = true
  const { onboarded, send, work, done, invoiceNow, ask, runtime } = withAcube({
    between: async (request, ksef) => {
      if (!refuses || !/\/online\/[^/]+\/invoices$/.test(new URL(request.url).pathname)) return ksef(request)
      refuses = false
      return answer()
    },
  })
  const { uuid: entity } = await onboarded()
  const hook = { legalEntity: entity, webhookType: 'invoice-sender', webhookUrl: 'http://127.0.0.1:1/' }
  await done('POST /webhooks', { json: hook }, 201)
  const [first, second] = [await send('FV/1'), await send('FV/2')]
  expect(await work()).toMatchObject({ sent: 1, valid: 1, invalid: 1, troubles: [] })
  expect(await invoiceNow(first)).toMatchObject({
    status: 'invalid',
    error: 'Invoice file verification error',
    errorDescription: words,
  })
  expect(await invoiceNow(second)).toMatchObject({ status: 'valid', hasUpo: true })
  const told = (await (await ask('GET /control/acube/deliveries')).json()) as { payload: { invoiceUuid: string } }[]
  expect(told.map(({ payload }) => payload.invoiceUuid).sort()).toEqual([first, second].sort())
  runtime.advance(300_000)
  expect(await work()).toMatchObject({ sent: 0, invalid: 0, troubles: [] })
})

test('a session that takes no more is not the invoice’s fault: it goes into the next', async () => {
  let refuses = true
  const { onboarded, send, work, invoiceNow, runtime } = withAcube({
    between: async (request, ksef) => {
      if (!refuses || !/\/online\/[^/]+\/invoices$/.test(new URL(request.url).pathname)) return ksef(request)
      refuses = false
      const [text, detail] = [
        'Status sesji nie pozwala na wykonanie operacji.',
        'Status sesji (415) uniemożliwia wysyłkę faktur.',
      ]
      return noTo(400, {
        title: 'Bad Request',
        status: 400,
        errors: [{ code: 21180, description: text, details: [detail] }],
      })
    },
  })
  await onboarded()
  const uuid = await send('FV/1')
  await work()
  expect((await invoiceNow(uuid)).status).toBe('in_queue')
  runtime.advance(300_000)
  await work()
  expect((await invoiceNow(uuid)).status).toBe('valid')
})

/** KSeF takes requests and does not answer, until who asks has had enough. */
const withHangingKsef = () => {
  let hangs = false
  const world = withAcube({
    between: (request, ksef) =>
      hangs
        ? new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
        : ksef(request),
  })
  return {
    ...world,
    hang: (on = true) => {
      hangs = on
    },
  }
}
test('a KSeF that hangs holds up answers for two seconds at most, and other accounts not at all', async () => {
  const { onboarded, send, acube, logIn, otherAccount, hang, runtime, close } = withHangingKsef()
  const { uuid } = await onboarded()
  hang()
  await send('FV/1')
  let answered = false
  const answer = acube(`GET /legal-entities/${uuid}`).finally(() => {
    answered = true
  })
  expect((await acube('GET /legal-entities', { bearer: await logIn(otherAccount) })).status).toBe(200)
  expect(answered).toBe(false)
  for (let waited = 0; !answered && waited < 20; waited++) {
    runtime.advance(2000)
    await new Promise(resolve => setImmediate(resolve))
  }
  expect((await answer).status).toBe(200)
  await close()
})

test('A-Cube ends at once though KSeF hangs', async () => {
  const { onboarded, send, work, hang, close } = withHangingKsef()
  await onboarded()
  hang()
  await send('FV/1')
  const working = work()
  const at = performance.now()
  await close()
  await working
  // KSeF would have 15 seconds.
  expect(performance.now() - at).toBeLessThan(5000)
})

test('a KSeF that opens no session still shows what arrived', async () => {
  const { onboarded, send, work, invoiceXml, signedIn, invoiceNow } = withAcube({
    between: async (request, ksef) =>
      new URL(request.url).pathname.endsWith('/sessions/online') ? invalidInput() : ksef(request),
  })
  await onboarded()
  const uuid = await send('FV/1')
  await sendInvoice(await signedIn(buyer), { xml: invoiceXml('FV/2', buyer, seller) })
  expect(await work({ queue: 'now' })).toMatchObject({ received: 1 })
  expect((await invoiceNow(uuid)).status).toBe('in_queue')
})

test('where KSeF cannot say what is in a session, that invoice waits and the next is sent', async () => {
  let [loses, isHidden] = [true, true]
  const { onboarded, send, work, invoiceNow, runtime } = withAcube({
    between: async (request, ksef) => {
      const { pathname } = new URL(request.url)
      if (isHidden && request.method === 'GET' && /\/sessions\/[^/]+\/invoices$/.test(pathname)) return invalidInput()
      const answer = await ksef(request)
      if (!loses || !/\/online\/[^/]+\/invoices$/.test(pathname)) return answer
      loses = false
      throw new TypeError('fetch failed')
    },
  })
  await onboarded()
  const first = await send('FV/1')
  await work()
  const second = await send('FV/2')
  runtime.advance(300_000)
  expect((await work()).troubles.join()).toContain('21405')
  expect((await invoiceNow(second)).status).toBe('valid')
  expect((await invoiceNow(first)).status).toBe('in_queue')
  isHidden = false
  runtime.advance(300_000)
  await work()
  expect(await invoiceNow(first)).toMatchObject({ status: 'valid', hasUpo: true })
})
