import { expect, test } from 'vitest'
import { receiverOf } from '../../../simulator/acube/delivery/receiver.ts'

const hrefOf = (address: string, allowed?: string[]): string | undefined => {
  const receiver = receiverOf(address, allowed)
  return 'url' in receiver ? receiver.url.href : undefined
}

test.each([
  ['http://127.0.0.1:8080/hook?a=1', 'http://127.0.0.1:8080/hook?a=1'],
  ['https://127.255.255.254', 'https://127.255.255.254/'],
  ['http://127.1/', 'http://127.0.0.1/'],
  ['http://0x7f000001/', 'http://127.0.0.1/'],
  ['http://2130706433/', 'http://127.0.0.1/'],
  ['http://LOCALHOST/', 'http://localhost/'],
  ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]/'],
  ['http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/'],
  ['http://127.0.0.1/hook#part', 'http://127.0.0.1/hook'],
])('%s is on this machine', (address, href) => {
  expect(hrefOf(address)).toBe(href)
})

test.each([
  'http://example.com/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://128.0.0.1/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::2]/',
  'http://[fe80::1]/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'http://hook.localhost/',
  'http://notlocalhost/',
  'http://example.com#@127.0.0.1',
])('%s is elsewhere', address => {
  expect(receiverOf(address)).toMatchObject({ refusal: { en: expect.stringMatching(/is not on this machine/) } })
})

test.each([
  ['http://127.0.0.1@example.com/', /user name or a password/],
  ['http://user:secret@127.0.0.1/', /user name or a password/],
  ['ftp://127.0.0.1/', /not to ftp:/],
  ['file:///etc/passwd', /not to file:/],
  ['javascript:alert(1)', /not to javascript:/],
  ['127.0.0.1:80', /not to 127.0.0.1:|no URL/],
  ['//127.0.0.1/', /no URL/],
  ['', /no URL/],
])('%s is no address of a webhook, and why is said without a password', (address, refusal) => {
  const receiver = receiverOf(address)
  expect(receiver).toMatchObject({ refusal: { en: expect.stringMatching(refusal) } })
  expect(JSON.stringify(receiver)).not.toContain('secret')
})

test.each([
  ['http://erp/', 'erp:80'],
  ['http://erp:80/', 'erp:80'],
  ['https://erp/', 'erp:443'],
  ['https://erp:80/', 'erp:80'],
  ['http://[fd00::1]/', 'fd00::1'],
  ['http://[fd00::1]:8080/', 'FD00:0::1'],
  ['http://[fd00::1]:8080/', '[fd00::1]:8080'],
])('%s is allowed by %s', (address, allowed) => {
  expect(hrefOf(address, [allowed])).toBe(new URL(address).href)
})

test.each([
  ['http://erp/', 'erp:443'],
  ['https://erp/', 'erp:80'],
  ['http://[fd00::1]:8081/', '[fd00::1]:8080'],
  ['http://[fd00::2]/', 'fd00::1'],
  ['http://erp/', ''],
  ['http://erp/', ':80'],
])('%s is not allowed by %j', (address, allowed) => {
  expect(hrefOf(address, [allowed])).toBeUndefined()
})

test('a host that is allowed is allowed on every port, or on the one that is named', () => {
  expect(hrefOf('http://erp:8080/', ['erp'])).toBe('http://erp:8080/')
  expect(hrefOf('http://erp:8080/', ['ERP:8080'])).toBe('http://erp:8080/')
  expect(hrefOf('http://erp:8081/', ['erp:8080'])).toBeUndefined()
  expect(hrefOf('http://other.erp/', ['erp'])).toBeUndefined()
  expect(hrefOf('http://user@erp/', ['erp'])).toBeUndefined()
  expect(hrefOf('http://erp/', ['erp:80'])).toBe('http://erp/')
  expect(hrefOf('https://erp/', ['erp:443'])).toBe('https://erp/')
  expect(hrefOf('https://erp/', ['erp:80'])).toBeUndefined()
  expect(hrefOf('http://[fd00::1]/', ['fd00::1'])).toBe('http://[fd00::1]/')
  expect(hrefOf('http://[fd00::1]/', ['[fd00::1]:80'])).toBe('http://[fd00::1]/')
})
