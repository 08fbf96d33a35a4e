import { expect, test } from 'vitest'
import { isUnreached, whyUnreached } from '../../../simulator/http/unreached.ts'

const failed = (cause?: object) => new TypeError('fetch failed', { cause })
const coded = (code: string) => failed(Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code }))

test.each([
  [coded('ECONNREFUSED'), 'nobody listens there'],
  [failed(new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })])), 'nobody listens there'],
  [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'what listens there does not speak https'],
  [coded('HPE_INVALID_CONSTANT'), 'what listens there does not speak HTTP'],
  [coded('CERT_HAS_EXPIRED'), 'its certificate has expired'],
  [coded('UND_ERR_HEADERS_TIMEOUT'), 'it took too long'],
  [coded('ESOMETHING'), 'the connection failed'],
  [failed(new Error('bad port')), 'the connection failed'],
  [failed(), 'the connection failed'],
])('%s is told as a reason', (error, reason) => {
  expect(whyUnreached(error)).toBe(reason)
})

test('what has nothing to do with connections is not', () => {
  expect([new TypeError('x is not a function'), new Error('fetch failed'), 'fetch failed'].map(isUnreached)).toEqual([
    false,
    false,
    false,
  ])
})
