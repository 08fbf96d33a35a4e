import { expect, test } from 'vitest'
import { createExplanations } from '../../../simulator/http/explanations.ts'
import { simulated } from '../simulated.ts'

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

test('an id that was never given is not found', async () => {
  const { ask } = simulated()
  expect((await ask('GET /control/explanations/e99')).status).toBe(404)
})

test('the oldest explanations are forgotten first', () => {
  const explanations = createExplanations()
  const add = (text: string) => explanations.add({ at: '', request: '', status: 400, text })
  const first = add('first')
  const second = add('second')
  const ids = Array.from({ length: 999 }, (_, place) => add(`another ${place}`))
  expect(explanations.get(first)).toBeUndefined()
  expect(explanations.get(second)?.text).toBe('second')
  expect(explanations.get(ids.at(-1)!)?.text).toBe('another 998')
})
