import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { sendInvoice } from '../../client/flows/send-invoice.ts'
import type { Session } from '../../client/session.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../simulator/index.ts'
import { invoice, longInvoice } from '../simulator/documents/schemas/invoice.ts'
import { baseTypes, fa3File, schemaFolder } from '../simulator/documents/schemas/schema-folder.ts'
import { simulated } from '../simulator/simulated.ts'
import { storeOf } from '../simulator/store-of.ts'
import { breakPut } from '../store/break-put.ts'
import { heard } from './heard.ts'

/**
 * What the caller has not done is never told as his fault. At each seam something breaks once: the answer is 5xx or the
 * documented outcome of a fault of KSeF's own (550), the log has the stack, and the next request is served.
 */

const nip = '5265877635'

const world = (options: Omit<SimulatorOptions, 'runtime' | 'seed'> = {}) => {
  const { log, errors } = heard()
  /** What the log was told, once, with its stack. */
  const told = (what: string | RegExp) => {
    expect(errors.splice(0)).toEqual([{ error: expect.stringMatching(what), message: expect.any(String) }])
  }
  return { ...simulated({ log, ...options }), errors, told }
}
const stack = '\\n +at '

const accepted = { ksefNumber: expect.stringMatching(/^5265877635-/) }
const interrupted = {
  code: 550,
  description: 'Operacja została anulowana przez system',
  details: ['Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie'],
}
const send = (session: Session, xml = invoice()) => sendInvoice(session, { xml })

test.each([
  ['is cut short', 'cut', fa3File, 'schemat_FA\\(3\\)_v1-0E.xsd, line \\d+'],
  [
    'lacks a file that it is made of',
    'take',
    baseTypes,
    'StrukturyDanych_v10-0E.xsd, which it is made of, is not there',
  ],
] as const)('a schema that %s: no invoice is at fault', async (_, breaks, file, reason) => {
  const folder = schemaFolder('FA')
  const { signedIn, explained, told } = world({ schemas: folder.folder })
  const owner = await signedIn(nip)
  const mend = folder[breaks](file)
  const failed = await send(owner).catch(error => error)
  expect(failed).toMatchObject(interrupted)
  expect((await explained(failed.explanationId)).text).toMatch(new RegExp(`says nothing of the invoice.*${reason}`))
  told(new RegExp(`${reason}[\\s\\S]*${stack}`))
  mend()
  // The same invoice: what was not judged was not taken in.
  expect(await send(owner)).toMatchObject(accepted)
})

/** Ends so many of the threads that are started from now on. */
const killing = (threads: number): (() => void) => {
  const kill = (worker: Worker) => {
    if (--threads === 0) process.off('worker', kill)
    void worker.terminate()
  }
  process.on('worker', kill)
  return () => process.off('worker', kill)
}

test('a thread that is killed costs nothing; a second one over the same invoice is KSeF’s own fault', async () => {
  const { signedIn, simulator, errors, told } = world()
  const owner = await signedIn(nip)
  killing(1)
  expect(await send(owner, longInvoice(500))).toMatchObject(accepted)
  expect(errors).toEqual([])
  await simulator.close()
  const [number, another] = ['FV2026/11/151', 'FV2026/11/152']
  const long = (text: string) => longInvoice(500, [/<P_2>[^<]*</, `<P_2>${text}<`])
  killing(2)
  await expect(send(owner, long(number))).rejects.toMatchObject(interrupted)
  told(new RegExp(`two threads died over one task${stack}[\\s\\S]*caused by exit code`))
  expect(await send(owner, long(another))).toMatchObject(accepted)
  await simulator.close()
})

/** Resolves when the thread is next given an invoice. */
const givenTo = (worker: Worker): Promise<void> =>
  new Promise(resolve => {
    const post = worker.postMessage
    worker.postMessage = (...given: Parameters<typeof post>) => {
      resolve()
      post.apply(worker, given)
    }
  })

test('an invoice under way when the simulator closes is judged', async () => {
  const { signedIn, simulator, errors } = world()
  const owner = await signedIn(nip)
  const started = new Promise<Worker>(resolve => process.once('worker', resolve))
  // The thread has loaded what it needs: that takes longer than a closing simulator waits, on a busy machine.
  await send(owner, longInvoice(500))
  const given = givenTo(await started)
  const sent = send(owner, longInvoice(500, [/<P_2>[^<]*</, '<P_2>FV2026/11/151<']))
  await given
  await simulator.close()
  expect(await sent).toMatchObject(accepted)
  expect(errors).toEqual([])
})

test('a store that fails: 500, nothing is kept, and the next request is served', async () => {
  const { signedIn, simulator, told } = world()
  const owner = await signedIn(nip)
  const mend = breakPut(simulator.engine, 'ksef', 'tokens', 'the disk is full')
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  await expect(owner.tokens.generate({ body })).rejects.toMatchObject({ error: 'unexpected', status: 500 })
  told(new RegExp(`^Error: the disk is full${stack}`))
  mend()
  expect((await owner.tokens.list()).tokens).toEqual([])
  expect(await owner.tokens.generate({ body })).toMatchObject({ referenceNumber: expect.any(String) })
})

test.each([
  ['faults', 'X-Nothing', ''],
  ['explanations', 'X-Simulator-Fault', 'status=503'],
])('what goes wrong on purpose and cannot be stored (%s) is a defect: 500', async (table, name, text) => {
  const { ask, simulator, errors } = world()
  await simulator.world().faults.add({ status: 503, nth: 2 })
  const challenge = () => ask('POST /v2/auth/challenge', { headers: { [name]: text } })
  const mend = breakPut(simulator.engine, 'world', table, 'the disk is full', table === 'faults' ? 'put' : 'add')
  const refused = await challenge()
  expect([refused.status, (await refused.json()).exception?.serviceCode]).toEqual([500, expect.anything()])
  // The explanation of the defect cannot be kept, either.
  expect(errors.length).toBe(table === 'faults' ? 1 : 2)
  for (const { error } of errors) expect(error).toMatch(new RegExp(`^Error: the disk is full${stack}`))
  mend()
  // What could not be stored has not been counted: the second that counts is struck.
  const next = async () => (await ask('GET /v2/security/public-key-certificates')).status
  expect([await next(), await next()]).toEqual([200, 503])
})

test('an answer that breaks its contract is a 500, and not sent', async () => {
  const { signedIn, simulator, told, ask } = world()
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { referenceNumber } = await owner.tokens.generate({ body })
  const record = (await storeOf(simulator).tokens.get(referenceNumber))!
  await storeOf(simulator).tokens.put({ ...record, description: 7 as unknown as string })
  const bearer = await owner.accessToken()
  const broken = await ask(`GET /v2/tokens/${referenceNumber}`, { bearer })
  expect([broken.status, await broken.text()]).toEqual([500, expect.not.stringContaining('"description":7')])
  told(new RegExp(`breaks its contract[\\s\\S]*${stack}`))
  await storeOf(simulator).tokens.put(record)
  expect((await ask(`GET /v2/tokens/${referenceNumber}`, { bearer })).status).toBe(200)
})

test('a log that fails harms no answer', async () => {
  const broken = () => {
    throw new Error('write EPIPE')
  }
  const { ask, client } = simulated({ log: { enabled: true, info: broken, error: broken } })
  expect(await client.auth.challenge()).toMatchObject({ challenge: expect.any(String) })
  const refused = await ask('POST /v2/auth/ksef-token', { json: {} })
  expect(refused.status).toBe(400)
})

test('a clock that jumps back and forth refuses nobody for it, and loses no work', async () => {
  const { signedIn, runtime, errors } = world()
  const owner = await signedIn(nip)
  const hour = 3_600_000
  const { now } = runtime
  let jumped = 0
  Object.assign(runtime, { now: () => now() + jumped })
  for (const jump of [-2 * hour, 2 * hour, -60_000]) {
    jumped += jump
    const again = await signedIn(nip)
    expect(await again.tokens.list()).toMatchObject({ tokens: [] })
  }
  expect(await send(owner)).toMatchObject(accepted)
  expect(errors).toEqual([])
})

test('no memory for a body is not the caller who has left', async () => {
  const { simulator, told } = world()
  const body = JSON.stringify({ subjectNip: nip, subjectType: 'VatGroup', description: 'A group' })
  const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) }
  const request = () => new Request('http://ksef.test/v2/testdata/subject', { method: 'POST', headers, body })
  const starved = Object.assign(request(), {
    arrayBuffer: () => Promise.reject(new RangeError('Array buffer allocation failed')),
  })
  expect((await simulator.fetch(starved)).status).toBe(500)
  told(new RegExp(`Array buffer allocation failed${stack}`))
  expect((await simulator.fetch(request())).status).toBe(200)
})

test('a clock that fails once: 500, wherever it was asked, and the next request is served', async () => {
  const { log, errors } = heard()
  const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
  let fails = false
  const now = () => {
    if (!fails) return runtime.now()
    fails = false
    throw new RangeError('the battery is empty')
  }
  const simulator = createSimulator({ runtime: { ...runtime, now }, log })
  for (const [method, path] of [
    ['POST', '/v2/auth/challenge'],
    ['GET', '/control/health'],
  ] as const) {
    const ask = () => simulator.fetch(`http://ksef.test${path}`, { method })
    fails = true
    expect((await ask()).status).toBe(500)
    expect(errors.splice(0)).toMatchObject([
      { error: expect.stringMatching(new RegExp(`the battery is empty${stack}`)) },
    ])
    expect((await ask()).status).toBe(200)
  }
})

test('a private key that is another’s is a fault of ours, not a ciphertext that nobody can read', async () => {
  const { publishedKeys } = await import('../../simulator/ksef/keys/published-keys.ts')
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const keys = publishedKeys.map(key => ({ ...key, privateKey: pem }))
  const { signedIn, told } = world({ keys })
  const owner = await signedIn(nip)
  await expect(send(owner)).rejects.toMatchObject({ error: 'unexpected', status: 500 })
  told(new RegExp(`is not the RSA key of its certificate${stack}`))
  expect(await owner.tokens.list()).toMatchObject({ tokens: [] })
})
