import { expect, test } from 'vitest'
import { tongues, verbatim } from '../../../contracts/told.ts'
import { simulated } from '../simulated.ts'
import { worldOfItsOwn } from '../world-of-its-own.ts'

test('an explanation tells the request, the answer and the reason', async () => {
  const { ask, explained } = simulated()
  const refused = await ask('POST /v2/testdata/person/remove', { json: { nip: '1' } })
  expect(await explained(refused)).toMatchObject({
    at: '2026-11-22T12:00:00.000Z',
    request: 'POST /v2/testdata/person/remove',
    status: 400,
    error: 'validationFailed',
    code: 21405,
    details: [expect.any(String)],
    text: expect.stringMatching(/^One fault in the request: /),
  })
})

test.each([
  ['pl-PL,pl;q=0.9,en;q=0.8', 'pl', /^Jeden błąd w żądaniu: /],
  ['en-GB', 'en', /^One fault in the request: /],
  ['de, pl;q=0.3, en;q=0.2', 'pl', /^Jeden błąd/],
  ['pl;q=0, *', 'en', /^One fault/],
  ['de', 'en', /^One fault/],
  ['*', 'en', /^One fault/],
])('who asks for %s reads it in %s', async (accepted, tongue, text) => {
  const { ask } = simulated()
  const refused = await ask('POST /v2/testdata/person/remove', { json: { nip: '1' } })
  const id = refused.headers.get('X-Simulator-Explanation')
  const shown = await ask(`GET /control/explanations/${id}`, { headers: { 'Accept-Language': accepted } })
  expect(shown.headers.get('Content-Language')).toBe(tongue)
  expect(shown.headers.get('Vary')).toBe('Accept-Language')
  expect(await shown.json()).toMatchObject({ text: expect.stringMatching(text) })
})

test('an id that was never given is not found', async () => {
  const { ask } = simulated()
  expect((await ask('GET /control/explanations/e99')).status).toBe(404)
})

test('the newest one is asked for by that word', async () => {
  const { ask, explained } = simulated()
  expect((await ask('GET /control/explanations/newest')).status).toBe(404)
  await ask('POST /v2/testdata/person/remove', { json: { nip: '1' } })
  const last = await ask('POST /v2/testdata/subject/remove', { json: { subjectNip: '1' } })
  expect(await (await ask('GET /control/explanations/newest')).json()).toEqual(await explained(last))
})

test('the oldest explanations are forgotten first', async () => {
  const { explanations } = worldOfItsOwn()
  const add = (text: string) => explanations.add({ at: '', request: '', status: 400, text: verbatim(text) })
  const first = await add('first')
  const second = await add('second')
  const ids = await Promise.all(Array.from({ length: 999 }, (_, place) => add(`another ${place}`)))
  expect(await explanations.get(first)).toBeUndefined()
  expect((await explanations.get(second))?.text.en).toBe('second')
  expect((await explanations.get(ids.at(-1)!))?.text.pl).toBe('another 998')
})

test('an explanation is bounded in all its parts, and holds no secret', async () => {
  const { explanations } = worldOfItsOwn()
  const secret = '0123456789abcdef'.repeat(4)
  const token = `20260201-EC-36E338D000-CA8CF6C10E-E0|nip-5265877635|${secret}`
  const id = await explanations.add({
    at: '',
    request: `GET /v2/tokens/${token}${'/x'.repeat(5000)}`,
    status: 400,
    details: new Array(5000).fill(`${token} ${'d'.repeat(5000)}`),
    text: verbatim(`${token} ${'t'.repeat(100_000)}`),
  })
  const explanation = (await explanations.get(id))!
  const json = JSON.stringify(explanation)
  expect(json).not.toContain(secret)
  expect(json.length).toBeLessThan(40_000)
  for (const tongue of tongues) expect(explanation.text[tongue].length).toBeLessThanOrEqual(4096)
  expect(explanation.details).toHaveLength(60)
})
