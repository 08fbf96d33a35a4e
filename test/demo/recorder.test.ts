import { expect, test } from 'vitest'
import type { Message } from '../../simulator/demo/message.ts'
import { recorded } from '../../simulator/demo/recorder.ts'
import { createSimulator } from '../../simulator/index.ts'

const simulator = createSimulator()
const told: Message[] = []
const fetch = recorded('You', 'KSeF', simulator.fetch, () => message => told.push(message))

test('a refusal is told with the simulator’s explanation', async () => {
  await fetch(new Request('http://ksef.test/v2/auth/xades-signature', { method: 'POST', body: '<a/>' }))
  expect(told.at(-1)).toMatchObject({
    from: 'You',
    to: 'KSeF',
    method: 'POST',
    status: 415,
    why: expect.objectContaining({ en: expect.stringContaining('takes application/xml') }),
  })
})

test('of a form its fields are told, of a page its title, of a cookie nothing', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: 'session=secret' }
  await fetch(new Request('http://ksef.test/web/login', { method: 'POST', headers, body: 'csrf=abc&nip=1234563218' }))
  expect(told.at(-1)?.request).toBe(
    'POST /web/login\ncontent-type: application/x-www-form-urlencoded\n\nnip: 1234563218\n',
  )
  await fetch(new Request('http://ksef.test/web/login'))
  expect(told.at(-1)?.response.en).toMatch(/^200\n\n\(the page “Enter the login context – .*”\)$/)
})
