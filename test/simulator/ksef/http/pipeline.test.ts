import { expect, test } from 'vitest'
import * as z from 'zod'
import { newestApi } from '../../../../contracts/ksef/api-version.ts'
import { contractAt } from '../../../../contracts/ksef/contract.ts'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { operation } from '../../../../contracts/operation.ts'
import { verbatim } from '../../../../contracts/told.ts'
import { createInvoiceValidator } from '../../../../simulator/documents/schemas/invoice-validator.ts'
import { fixedRuntime } from '../../../../simulator/index.ts'
import { createJwtSigner } from '../../../../simulator/ksef/access/jwt.ts'
import type { AnyHandler, Handler, Writing } from '../../../../simulator/ksef/handler.ts'
import { answer } from '../../../../simulator/ksef/http/pipeline.ts'
import type { Services } from '../../../../simulator/ksef/http/services.ts'
import { createKeyRing } from '../../../../simulator/ksef/keys/key-ring.ts'
import { defaultPackageLimits } from '../../../../simulator/ksef/package-limits.ts'
import { createLinkSigner } from '../../../../simulator/ksef/storage/links.ts'
import { createRoom } from '../../../../simulator/ksef/storage/room.ts'
import { createSpool } from '../../../../simulator/ksef/storage/spool.ts'
import { transactionsOf } from '../../../../simulator/store/engine.ts'
import { openMemory } from '../../../../simulator/store/memory.ts'
import { systems } from '../../../../simulator/world/systems.ts'
import { storeOf } from '../../store-of.ts'
import { worldOfItsOwn } from '../../world-of-its-own.ts'

/** An operation of a KSeF that never was, to see what the pipeline does with a handler. */
const remember = operation({
  method: 'POST',
  path: '/remember',
  summary: 'Remember a challenge',
  bearer: [],
  limits: 'public',
  success: { status: 200, body: z.object({ kept: z.boolean() }) },
  errors: ['invalidChallenge'],
})

type RememberHandler = Handler<typeof remember>

const piped = async (given: RememberHandler) => {
  // As in the app: a handler fits its own operation.
  const handler = given as unknown as AnyHandler
  const { services, errors, engine } = served()
  const request = new Request('http://ksef.test/v2/remember', { method: 'POST' })
  const known = { request, operation: remember, params: {}, now: services.runtime.now(), clientIp: '127.0.0.1' }
  const response = await answer({ ...known, input: {}, explanations: [], warnings: [] }, handler, services)
  const explanation = await services.explanations.get(response.headers.get('X-Simulator-Explanation') ?? '')
  return { response, errors, explanation, store: storeOf({ engine }) }
}

const served = () => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
  const errors: { fields: object; message: string }[] = []
  const engine = openMemory(systems)
  const services: Services = {
    runtime,
    tables: transactionsOf(engine, 'ksef'),
    keys: createKeyRing([]),
    jwt: createJwtSigner(Buffer.alloc(32)),
    prefix: '',
    profile: 'test',
    contract: contractAt(newestApi),
    strictness: () => 'test',
    explanations: worldOfItsOwn().explanations,
    log: { enabled: true, info: () => {}, error: (fields, message) => errors.push({ fields, message }) },
    expiry: { look: () => {} },
    rateLimited: () => false,
    validator: createInvoiceValidator(),
    links: createLinkSigner(Buffer.alloc(32)),
    spool: createSpool(createRoom(0)),
    limits: defaultPackageLimits,
    later: () => {},
    sweep: () => {},
  }
  return { services, errors, engine }
}

const record = { challenge: '20261122-CR-0000000000-0000000000-00', issuedAt: 0 }
const stored = async (_input: unknown, { store }: Writing<typeof remember>) => {
  await store.challenges.put(record)
  return { kept: true }
}

test('what a handler stores and answers stays', async () => {
  const { response, store } = await piped(stored)
  expect(await response.json()).toEqual({ kept: true })
  expect(await store.challenges.get(record.challenge)).toEqual(record)
})

test('an error that the operation declares leaves as it is, and nothing that the handler stored', async () => {
  const { response, errors, explanation, store } = await piped(async (input, work) => {
    await stored(input, work)
    throw new KsefError('invalidChallenge', { explanation: verbatim('because') })
  })
  expect(response.status).toBe(400)
  expect(explanation).toMatchObject({ error: 'invalidChallenge', text: { en: 'because' } })
  expect(errors).toEqual([])
  expect(await store.challenges.get(record.challenge)).toBeUndefined()
})

test('an error that the operation does not declare is a defect: a 500 that the log names', async () => {
  const { response, errors, explanation } = await piped(async () => {
    throw new KsefError('alreadyExists')
  })
  expect(response.status).toBe(500)
  expect(explanation).toMatchObject({
    error: 'unexpected',
    text: { en: expect.stringContaining('defect of the simulator') },
  })
  expect(errors).toMatchObject([
    { fields: { error: expect.stringContaining('POST /remember does not declare the error alreadyExists') } },
  ])
})

test('whatever else is thrown is a defect, too, and tells the caller nothing of it', async () => {
  const { response, errors } = await piped(async () => {
    throw new TypeError('the cable is unplugged')
  })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('cable')
  expect(errors).toMatchObject([{ fields: { error: expect.stringMatching(/TypeError: the cable.*\n\s+at /) } }])
})

test('an answer that breaks the contract is a 500, and nothing is stored', async () => {
  const { response, errors, store } = await piped(async (input, work) => {
    await stored(input, work)
    return { kept: 'yes' } as unknown as { kept: boolean }
  })
  expect(response.status).toBe(500)
  expect(errors).toMatchObject([
    { fields: { error: expect.stringContaining('the answer of POST /remember breaks its contract') } },
  ])
  expect(await store.challenges.get(record.challenge)).toBeUndefined()
})

test('members that the contract does not know do not leave', async () => {
  const { response } = await piped(async () => ({ kept: true, secret: 'x' }) as { kept: boolean })
  expect(await response.json()).toEqual({ kept: true })
})

test('what is explained or warned of beside a success stands in its headers', async () => {
  const { response, explanation } = await piped(async (_input, { explain, warn }) => {
    explain({ en: 'it went well', pl: 'poszło dobrze' })
    warn('but slowly')
    warn('and late')
    return { kept: false }
  })
  expect(response.headers.get('X-System-Warning')).toBe('but slowly | and late')
  expect(explanation).toMatchObject({ status: 200, text: { en: 'it went well', pl: 'poszło dobrze' } })
})

test('a handler of two steps answers with what the second gives', async () => {
  const { response } = await piped({ prepare: async () => async () => ({ kept: true }) })
  expect(await response.json()).toEqual({ kept: true })
})

test('a handler of two steps may refuse in the first', async () => {
  const refusal = new KsefError('invalidChallenge', { explanation: verbatim('the CRC is wrong') })
  const { explanation } = await piped({ prepare: () => Promise.reject(refusal) })
  expect(explanation).toMatchObject({ status: 400, error: 'invalidChallenge', text: { en: 'the CRC is wrong' } })
})
