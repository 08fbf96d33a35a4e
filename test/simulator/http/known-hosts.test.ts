import { expect, test } from 'vitest'
import { hostName, knownHosts, readHostName } from '../../../simulator/http/known-hosts.ts'

const known = [
  '127.0.0.1',
  '192.0.2.7',
  '[::1]',
  '[2001:db8::7]',
  'localhost',
  'localhost.',
  'ksef',
  'my_service',
  'ksef.',
]
const reserved = ['app.localhost', 'ksef.test', 'host.docker.internal', 'ksef.default.svc.cluster.local']
const own = ['api-test.ksef.mf.gov.pl', 'ksef.mf.gov.pl', 'api.ksef.mf.gov.pl.']

test.each([...known, ...reserved, ...own])('%s is known without being told', name => {
  expect(knownHosts([])(name)).toBe(true)
})

const foreign = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.nip.io',
  'ksef.mf.gov.pl.evil.example',
  'evilksef.mf.gov.pl',
  'notlocal.evil',
  'xlocalhost.example',
  'test.example',
]
test.each(foreign)('%s is known only to who has been told, and by that name alone', name => {
  expect(knownHosts([])(name)).toBe(false)
  expect(knownHosts([name])(name)).toBe(true)
  expect(knownHosts([name])(`${name}.`)).toBe(true)
  expect(knownHosts([name])(`a.${name}`)).toBe(false)
})

test.each([
  ['KSEF.example', 'ksef.example'],
  ['żubr.example', 'xn--ubr-22a.example'],
  ['::1', '::1'],
  ['[::1]', '::1'],
  ['ksef.example.', 'ksef.example'],
])('%s is the name %s', (text, name) => {
  expect(hostName(text)).toBe(name)
})

test.each(['', ' ', 'ksef.example:8080', 'http://ksef.example', 'a/b', 'u@ksef.example', 'ksef.example?', '1.2.3.4.5'])(
  '%j is no name of a host',
  text => {
    expect(() => readHostName(text)).toThrow('is no name of a host')
  },
)
