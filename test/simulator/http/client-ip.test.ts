import { expect, test } from 'vitest'
import { createSimulator } from '../../../simulator/index.ts'
import { simulated } from '../simulated.ts'

const addressOf = async (response: Response) => (await response.json()).clientIp

/** What KSeF takes for the caller's address when the header says this and the proxy is 10.0.0.1. */
const said = (text: string, options: Parameters<typeof simulated>[0] = {}) =>
  simulated({ clientIpHeader: 'X-Forwarded-For', ...options })
    .ask('POST /v2/auth/challenge', { headers: { 'X-Forwarded-For': text }, clientIp: '10.0.0.1' })
    .then(addressOf)

test('the address comes from the header of a proxy that is trusted: the last entry, for the caller wrote the others', async () => {
  expect(await said('198.51.100.4')).toBe('198.51.100.4')
  expect(await said('1.2.3.4, 198.51.100.4')).toBe('198.51.100.4')
  expect(await said('1.2.3.4,2001:db8::4 ')).toBe('2001:db8::4')
  expect(await said('::ffff:198.51.100.4')).toBe('198.51.100.4')
})

test('of several proxies each adds an entry', async () => {
  expect(await said('1.2.3.4, 198.51.100.4, 10.0.0.2', { trustedProxies: 2 })).toBe('198.51.100.4')
  // Fewer entries than proxies: who has not passed all of them is not known by the header.
  expect(await said('198.51.100.4', { trustedProxies: 2 })).toBe('10.0.0.1')
})

test('what is no address is not taken for one: the proxy calls', async () => {
  const texts = ['', 'unknown', '<script>', 'a'.repeat(3000), '1.2.3.4:5678', '1.2.3', '_hidden', '1.2.3.4,']
  for (const text of texts) expect(await said(text), text).toBe('10.0.0.1')
})

test('without the header, and without a proxy that is trusted, the connection counts', async () => {
  const { ask } = simulated({ clientIpHeader: 'X-Forwarded-For' })
  expect(await addressOf(await ask('POST /v2/auth/challenge', { clientIp: '10.0.0.1' }))).toBe('10.0.0.1')
  expect(await said('198.51.100.4', { clientIpHeader: undefined })).toBe('10.0.0.1')
})

test.each([0, -1, 1.5, Number.NaN])('%d is no number of proxies', trustedProxies => {
  expect(() => createSimulator({ clientIpHeader: 'X-Forwarded-For', trustedProxies })).toThrow('trusted proxies')
})

test.each(['x y', '', 'x:', 'ż', 'x\n'])('%j is no name of a header: nothing is created', clientIpHeader => {
  expect(() => createSimulator({ clientIpHeader })).toThrow('is no name of a header')
})
