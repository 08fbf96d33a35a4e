import { existsSync } from 'node:fs'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createClient, KsefError, UnexpectedAnswer } from '../../client/index.ts'
import { operations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { claimsOf, headerOf } from '../../contracts/suite-answers.ts'
import { differences } from './alike.ts'
import { faultsByContract, operationOf } from './contract-judges.ts'
import { headerDifferences } from './headers.ts'
import { answerTo, leadOf, led, notLed } from './leads/led.ts'
import { type Recording, readRecordings, readUnusable } from './recording.ts'
import { readThreads, shownBySuite, sortThreads } from './threads.ts'
import { deviationsOf, lackingIn, otherIn } from './versions.ts'

const recordings = readRecordings()
const ids = recordings.map(({ id }) => id)
const reproduced = recordings.filter(it => leadOf(it) !== undefined)

const jwtIn = { AuthenticationToken: 'authenticationToken', ContextToken: 'accessToken', RefreshToken: 'refreshToken' }

/** Claims that hold JSON as text, opened where the reporter opened them. */
const opened = (claims: Record<string, unknown>, recorded: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(claims).map(([name, claim]) => [
      name,
      Array.isArray(recorded[name]) && typeof claim === 'string' ? JSON.parse(claim) : claim,
    ]),
  )

describe('the contract accepts', () => {
  test.each(recordings.filter(({ response }) => response.body !== null))('$id', recording => {
    expect(faultsByContract(recording)).toEqual([])
  })
})

describe('the simulator answers alike', () => {
  test.each(reproduced)('$id', async recording => {
    const { id, response, shown, jwt } = recording
    const answer = await answerTo(leadOf(recording)!)
    const text = await answer.text()
    if (response.status !== null) expect(answer.status).toBe(response.status)
    const [later, other] = [lackingIn(id), otherIn(id)]
    if (response.body !== null)
      expect(differences(response.body, JSON.parse(text), { shown, later, other })).toEqual([])
    if (response.status === 204) expect(text).toBe('')
    if (response.headers) expect(headerDifferences(response.headers, answer.headers)).toEqual([])
    if (jwt) {
      const { token } = JSON.parse(text)[jwtIn[jwt.kind]]
      const payload = opened(claimsOf(token), jwt.payload)
      const { exp, iat } = jwt.payload
      expect(differences(jwt.payload, payload, { shown: jwt.shown ?? 'whole', later })).toEqual([])
      if (exp !== undefined) expect(Number(payload.exp) - Number(payload.iat)).toBe(Number(exp) - Number(iat))
      // The simulator's own `kid` stands beside them (deviation key-id-in-jwt-header).
      expect(headerOf(token)).toMatchObject(jwt.header ?? {})
    }
  })
})

type AnyCall = (input: object) => Promise<unknown>

/** The client as users have it: with the fetch of Node, at the address of KSeF. */
const baseUrl = 'https://api-test.ksef.mf.gov.pl/v2'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** Headers of the connection that was recorded: MSW makes its own. */
const ofConnection = ['connection', 'transfer-encoding', 'content-encoding', 'content-length']

/** Calls the operation of a recording with an input that the client would send anywhere; MSW serves the answer. */
const callOf = async (recording: Recording, text: string | null, status: number): Promise<unknown> => {
  const headers = new Headers(recording.response.headers)
  for (const name of ofConnection) headers.delete(name)
  if (text !== null && !headers.has('content-type')) headers.set('content-type', 'application/json')
  server.use(http.all(`${baseUrl}/*`, () => new Response(text, { status, headers })))
  const client = createClient({ baseUrl }) as unknown as Record<string, Record<string, AnyCall>>
  const operation: OperationShape = operationOf(recording) ?? operations.limits.context
  const [area, name] = Object.entries(operations).flatMap(([areaName, named]) =>
    Object.entries(named).flatMap(([own, it]) => (it === operation ? [[areaName, own] as const] : [])),
  )[0]!
  const { body, xml } = operation
  return client[area]![name]!({
    params: { referenceNumber: 'any', invoiceReferenceNumber: 'any', ksefNumber: 'any' },
    ...(body && { body: {} }),
    ...(xml && { xml: '' }),
  })
}

/** Members that the source leaves out come from the simulator's own answer. */
const completed = (recorded: unknown, answered: unknown): unknown => {
  if (Array.isArray(recorded))
    return recorded.map((value, place) => completed(value, (answered as unknown[] | undefined)?.[place]))
  if (typeof recorded === 'string')
    return /[<…]|\.\.\.$|X{5}/.test(recorded) || answered === `${recorded}.` ? answered : recorded
  if (typeof recorded !== 'object' || recorded === null) return recorded
  const others = (answered ?? {}) as Record<string, unknown>
  return {
    ...others,
    ...Object.fromEntries(Object.entries(recorded).map(([name, value]) => [name, completed(value, others[name])])),
  }
}

interface ErrorList {
  readonly exception?: { readonly exceptionDetailList: readonly { exceptionCode: number; details?: string[] }[] }
  readonly errors?: readonly { code: number; details?: string[] }[]
}

/** The code and details of a recorded refusal. */
const faultIn = (body: unknown) => {
  const { exception, errors } = (body ?? {}) as ErrorList
  const [one] = exception?.exceptionDetailList ?? []
  const [other] = errors ?? []
  return { code: one?.exceptionCode ?? other?.code, details: one?.details ?? other?.details }
}

const isRefusal = ({ response: { status, body } }: Recording): boolean =>
  (status ?? 0) >= 400 || faultIn(body).code !== undefined

/** The recorded body, whole. */
const bodyToRead = async (recording: Recording): Promise<unknown> => {
  const lead = leadOf(recording)
  const { body } = recording.response
  if (body === null || lead === undefined) return body
  return completed(body, JSON.parse(await (await answerTo(lead)).text()))
}

describe('the client reads', () => {
  test.each(recordings.filter(isRefusal))('$id as a refusal', async recording => {
    const { status, headers } = recording.response
    const body = await bodyToRead(recording)
    const text = body === null ? null : JSON.stringify(body)
    const error = await callOf(recording, text, status ?? 400).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    const { code, details } = recording.shown === 'whole' || leadOf(recording) ? faultIn(body) : {}
    expect(error instanceof KsefError || error instanceof UnexpectedAnswer).toBe(true)
    const read = error as KsefError | UnexpectedAnswer
    expect(read.status).toBe(status ?? 400)
    if (code !== undefined) expect(read.code).toBe(code)
    if (details !== undefined) expect(read.details).toEqual(details)
    if (headers?.['Retry-After']) expect(read.retryAfter).toBe(Number(headers['Retry-After']))
    // What the catalogue words otherwise is told as it came, not taken for something else.
    if (code !== undefined && deviationsOf(recording.id).every(({ words }) => !words))
      expect(error).toBeInstanceOf(KsefError)
  })

  const successes = recordings.filter(it => !isRefusal(it))
  /** Of some the source shows a JWT alone: nothing of the answer around it. */
  const withAnswer = successes.filter(it => it.jwt === undefined || it.response.body !== null)
  /** What is not led cannot be completed: members are missing that the source leaves out or that came later. */
  const isCut = (it: Recording) =>
    leadOf(it) === undefined && operationOf(it)?.success.body?.safeParse(it.response.body).error

  test.each(withAnswer.filter(it => !isCut(it)))('$id as an answer', async recording => {
    const body = await bodyToRead(recording)
    const status = recording.response.status ?? operationOf(recording)!.success.status
    const read = await callOf(recording, body === null ? null : JSON.stringify(body), status)
    expect(read).toEqual(body ?? undefined)
  })

  test.each(withAnswer.filter(isCut))('$id as an answer that lacks members, and says which', async recording => {
    const { body, status } = recording.response
    const error = await callOf(recording, JSON.stringify(body), status ?? 200).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UnexpectedAnswer)
    const lines = (error as UnexpectedAnswer).details.join('\n').split('\n')
    expect(lines.filter(line => line.startsWith('✖') && !line.endsWith('received undefined'))).toEqual([])
  })
})

describe('the list is whole', () => {
  test('each recording is led or says why not, and nothing else is', () => {
    expect([...Object.keys(led), ...Object.keys(notLed)].sort()).toEqual([...ids].sort())
  })

  test('no recording stands twice, nor among the unusable', () => {
    const all = [...ids, ...readUnusable().map(({ id }) => id)]
    expect(new Set(all).size).toBe(all.length)
  })

  test.skipIf(readThreads() === undefined)('the fixtures are what the research notes say', () => {
    const { recordings: imported, unusable } = sortThreads(readThreads()!)
    const stored = new Map(recordings.map(recording => [recording.id, recording]))
    expect(
      imported.map(({ id }) => stored.get(id)),
      'npm run recordings',
    ).toEqual(imported)
    expect(readUnusable(), 'npm run recordings').toEqual(unusable)
  })

  test('what is said to show a record is there: the file, or the suite with its cases, which name the record', () => {
    const reasons = readUnusable()
    const files = reasons.flatMap(({ reason }) => /\b(?:test|contracts)\/\S+\.ts\b/.exec(reason)?.[0] ?? [])
    for (const file of files) expect(existsSync(new URL(`../../${file}`, import.meta.url)), file).toBe(true)
    const shown = reasons.filter(({ reason }) => reason.includes('the suite'))
    expect(shown.length).toBeGreaterThan(20)
    for (const { id, operation, reason } of shown) {
      const found = shownBySuite(id, operation)
      expect(found, id).toBeDefined()
      expect(reason).toContain(found)
    }
  })

  test('each deviation names recordings that are there', () => {
    for (const id of ids) for (const { reason } of deviationsOf(id)) expect(reason).not.toBe('')
  })
})

afterAll(() => {
  console.log(
    `recordings: ${recordings.length} usable, ${reproduced.length} reproduced by the simulator, ` +
      `${recordings.length - reproduced.length} not (each with its reason); ${readUnusable().length} unusable`,
  )
})
