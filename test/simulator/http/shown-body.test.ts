import { expect, test } from 'vitest'
import { shownBody } from '../../../simulator/http/shown-body.ts'

const request = (type: string | undefined, body: BodyInit) =>
  new Request('http://ksef.test/', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'Content-Type': type },
  })

test.each([
  ['application/json', '{"password":"x", "a":1}', '{"password":"••••••••","a":1}'],
  ['application/problem+json; charset=utf-8', '{"token":"x"}', '{"token":"••••••••"}'],
  ['application/xml', '<a>b</a>', '<a>b</a>'],
  ['text/plain', 'eyJhbGciOiJI.eyJ0eXAi.c2ln', 'eyJhbGci••••••••'],
  ['application/x-www-form-urlencoded', 'nip=5265877635&password=x+y', '{"nip":"5265877635","password":"••••••••"}'],
  ['text/html; charset=utf-8', '<html></html>', '(text/html; charset=utf-8)'],
  ['image/png', 'x', '(image/png)'],
])('of %s a person sees what can be read, without secrets', async (type, body, shown) => {
  const asked = request(type, body)
  expect(await shownBody(asked)).toBe(shown)
  expect(await asked.text()).toBe(body)
})

test('what is long is not shown by halves: a secret in it could not be found', async () => {
  const body = JSON.stringify({ filler: 'x'.repeat(20_000), password: 'secret' })
  expect(await shownBody(request('application/json', body))).toBe('(application/json, more than 16384 bytes)')
})

test('no body is nothing, and one that breaks off is told so', async () => {
  expect(await shownBody(new Request('http://ksef.test/'))).toBeUndefined()
  const broken = new ReadableStream({ pull: controller => controller.error(new Error('gone')) })
  const response = new Response(broken, { headers: { 'Content-Type': 'application/json' } })
  expect(await shownBody(response)).toBe('(application/json, broken off)')
})
