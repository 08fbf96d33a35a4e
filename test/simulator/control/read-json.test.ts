import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Log } from '../../../simulator/index.ts'
import { simulated } from '../simulated.ts'

/** What /control says to bodies that it does not take: JSON, and nothing in the log. */

const errors: object[] = []
const log: Log = { enabled: true, info: () => {}, error: fields => errors.push(fields) }
const { ask, explained } = simulated({ log })
const refusedBy = async (...asked: Parameters<typeof ask>) => {
  const response = await ask(...asked)
  expect(errors).toEqual([])
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/)
  return { status: response.status, ...((await response.json()) as { error: string }) }
}

const json = { 'Content-Type': 'application/json' }
const paths = ['POST /control/certificates', 'PUT /control/certificates/0123456789ABCDEF', 'POST /control/acube/work']
const publicKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' })

test.each(paths)('%s: 413 of JSON for a body that is too large, of known length or not', async asked => {
  const large = JSON.stringify({ publicKey: 'x'.repeat(70_000) })
  const chunked = new Blob([large]).stream()
  for (const body of [large, chunked])
    expect(await refusedBy(asked, { headers: json, body })).toEqual({
      status: 413,
      error: 'The body is larger than 65536 bytes.',
    })
})

test.each(paths)('%s: 400 for what is no JSON', async asked => {
  const { status, error } = await refusedBy(asked, { headers: json, body: '{"publicKey":' })
  expect([status, error]).toEqual([400, expect.stringMatching(/^The body is no JSON in UTF-8: /)])
})

test('a body that breaks off is told as that', async () => {
  for (const asked of [...paths, 'POST /v2/auth/ksef-token', 'POST /acube/login']) {
    const body = new ReadableStream({ start: controller => controller.error(new Error('gone')) })
    const response = await ask(asked, { headers: json, body })
    expect(response.status, asked).toBe(400)
    expect((await explained(response)).text, asked).toContain('The connection ended before the body was whole.')
  }
  expect(errors).toEqual([])
})

test.each(['\ud800', 'a\udc00', '\ud800\ud800', '\udc00\ud800'])(
  'half a surrogate (%j) is no text of a certificate: 400',
  async commonName => {
    const { status, error } = await refusedBy('POST /control/certificates', {
      json: { publicKey, subject: { commonName } },
    })
    expect([status, error]).toEqual([400, expect.stringContaining('half a surrogate')])
  },
)

test('a whole one is', async () => {
  const response = await ask('POST /control/certificates', { json: { publicKey, subject: { commonName: 'Żubr 🦬' } } })
  expect(response.status).toBe(201)
})
