import { expect, test } from 'vitest'
import { readError } from '../../client/read-error.ts'
import { Refusal } from '../../client/refusal.ts'
import { UnexpectedAnswer } from '../../client/unexpected-answer.ts'
import { type ErrorEntry, type ErrorName, errors, KsefError } from '../../contracts/ksef/errors.ts'
import { writeError } from '../../simulator/ksef/http/write-error.ts'
import { fixedRuntime } from '../../simulator/runtime/runtime.ts'
import { json } from './stand-in.ts'

const catalogue = Object.entries(errors) as [ErrorName, ErrorEntry][]

/** The error as a simulator throws it: every blank filled with something. */
const thrown = (name: ErrorName, { text, detail = '' }: ErrorEntry) => {
  const blanks = [...`${text} ${detail}`.matchAll(/\{(\w+)\}/g)].map(([, blank]) => [blank, 'a.b*(c) ż'])
  return new KsefError(name, { values: Object.fromEntries(blanks), security: { clientIp: '1.2.3.4' } })
}

const problem = ({ status, code, text, details, security }: KsefError, reasonCode?: string) => ({
  title: 'A title',
  status,
  detail: code === undefined ? text : 'Żądanie jest nieprawidłowe.',
  instance: '/v2/tokens',
  ...(code !== undefined && { errors: [{ code, description: text, details }] }),
  ...(reasonCode && { reasonCode, security }),
  traceId: '673843e023c432286660bc0501a3af44',
  timestamp: '2026-11-22T12:00:00+00:00',
})

const exceptionResponse = ({ code, text, details }: KsefError) => ({
  exception: {
    exceptionDetailList: [{ exceptionCode: code, exceptionDescription: text, ...(details.length && { details }) }],
    serviceCode: '00-954c2993b73b221d7d4c07167ec29cc7-4b030c5bfcf0cf94-01',
    timestamp: '2026-11-22T12:00:00Z',
  },
})

test.each(catalogue)('%s comes back from Problem Details', async (name, entry) => {
  const error = thrown(name, entry)
  const read = await readError(json(problem(error, entry.reason), error.status))
  expect(read).toBeInstanceOf(Refusal)
  expect(read).toMatchObject({ error: name, code: error.code, text: error.text, details: error.details })
  expect(read.message).toBe(error.message)
})

const inExceptions = catalogue.filter(([, { code }]) => code !== undefined)

test.each(inExceptions)('%s comes back from an ExceptionResponse', async (name, entry) => {
  const error = thrown(name, entry)
  const read = await readError(json(exceptionResponse(error), error.status))
  expect(read).toBeInstanceOf(KsefError)
  expect(read).toMatchObject({ error: name, code: error.code, text: error.text, details: error.details })
})

test.each(catalogue)('%s comes back as the simulator writes it, in both formats', async (name, entry) => {
  const error = thrown(name, entry)
  const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
  for (const format of ['problem-details', 'json']) {
    const request = new Request('http://127.0.0.1/v2/tokens', { headers: { 'X-Error-Format': format } })
    const { status, headers, body } = writeError(error, request, runtime.now(), runtime)
    const read = await readError(new Response(body, { status, headers }))
    expect(read).toMatchObject({ error: name, code: error.code, text: error.text, details: error.details })
  }
})

test('what a web server says with a status alone has a name, too', async () => {
  const names = [
    'unauthorized',
    'gone',
    'notFound',
    'methodNotAllowed',
    'contentTooLarge',
    'unsupportedMediaType',
  ] as const
  for (const name of names) {
    const read = await readError(new Response(null, { status: errors[name].http }))
    expect(read).toMatchObject({ error: name, text: errors[name].text })
  }
})

test('the old form of 429 gives name, text and seconds', async () => {
  const details = ['Przekroczono limit 20 żądań na minutę. Spróbuj ponownie po 30 sekundach.']
  const body = { status: { code: 429, description: 'Too Many Requests', details } }
  const read = await readError(json(body, 429, { 'Retry-After': '30' }))
  expect(read).toMatchObject({ error: 'tooManyRequests', text: details[0], details: [], retryAfter: 30 })
})

test('a 403 keeps what KSeF says about rights', async () => {
  const security = { requiredAnyOfPermissions: ['InvoiceRead'], presentPermissions: [] }
  const body = { title: 'Forbidden', status: 403, detail: 'Brak.', reasonCode: 'missing-permissions', security }
  expect(await readError(json(body, 403))).toMatchObject({ error: 'missingPermissions', text: 'Brak.', security })
})

test('every fault of Problem Details is kept, the first gives the name', async () => {
  const faults = [
    { code: 21405, description: 'Błąd walidacji danych wejściowych.', details: ['Niepoprawny skrót pliku.'] },
    { code: 21157, description: 'Nieprawidłowy rozmiar części pakietu.' },
  ]
  const read = await readError(json({ title: 'Bad Request', status: 400, errors: faults }, 400))
  expect(read).toMatchObject({ error: 'validationFailed', details: ['Niepoprawny skrót pliku.'] })
  expect((read as Refusal).faults.map(({ code }) => code)).toEqual([21405, 21157])
})

test('the words of the answer win over those of the catalogue', async () => {
  const list = [{ exceptionCode: 21405, exceptionDescription: 'Inne słowa.', details: null }]
  const read = await readError(json({ exception: { exceptionDetailList: list } }, 400))
  expect(read).toMatchObject({ error: 'validationFailed', text: 'Inne słowa.', message: '21405: Inne słowa.' })
})

test('the id of the explanation stays with the error, known or not', async () => {
  const headers = { 'X-Simulator-Explanation': 'e7' }
  expect(await readError(new Response(null, { status: 401, headers }))).toMatchObject({ explanationId: 'e7' })
  expect(await readError(new Response(null, { status: 418, headers }))).toMatchObject({ explanationId: 'e7' })
})

test('a code that the catalogue does not know is kept with its words', async () => {
  const list = [{ exceptionCode: 20001, exceptionDescription: 'Inny błąd.', details: ['Szczegół.'] }]
  const read = await readError(json({ exception: { exceptionDetailList: list } }, 400))
  expect(read).toBeInstanceOf(UnexpectedAnswer)
  expect(read).toMatchObject({ status: 400, code: 20001, text: 'Inny błąd.', details: ['Szczegół.'] })
})

test('a detail that no entry of its code has gets no name', async () => {
  const list = [{ exceptionCode: 21301, exceptionDescription: 'Brak autoryzacji.', details: ['Coś nowego.'] }]
  const read = await readError(json({ exception: { exceptionDetailList: list } }, 400))
  expect(read).toMatchObject({ name: 'UnexpectedAnswer', code: 21301, details: ['Coś nowego.'] })
})

test('a refusal whose reason is null is kept as it came', async () => {
  const body = { title: 'Forbidden', status: 403, detail: 'Dostęp zabroniony.', reasonCode: null }
  expect(await readError(json(body, 403))).toMatchObject({ name: 'UnexpectedAnswer', text: 'Dostęp zabroniony.' })
})

test('the page of a proxy is kept with its status', async () => {
  const read = await readError(new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect(read).toMatchObject({ name: 'UnexpectedAnswer', status: 502, body: '<h1>Bad gateway</h1>' })
  expect(read.message).toBe('502: An answer that the contract does not foresee: <h1>Bad gateway</h1>')
  const limited = await readError(new Response('Slow down', { status: 429, headers: { 'Retry-After': '7' } }))
  expect(limited).toMatchObject({ name: 'UnexpectedAnswer', status: 429, retryAfter: 7, body: 'Slow down' })
})
