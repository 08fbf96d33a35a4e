import { expect, test } from 'vitest'
import { contextOfToken } from '../../client/context-of-token.ts'

test.each([
  ['20261122-EC-1A2B3C4000-0123456789-AB|nip-5265877635|0f', { type: 'Nip', value: '5265877635' }],
  [
    '20261122-EC-1A2B3C4000-0123456789-AB|internalId-5265877635-12345|0f',
    { type: 'InternalId', value: '5265877635-12345' },
  ],
  [
    '20261122-EC-1A2B3C4000-0123456789-AB|nipVatUe-5265877635-DE123456789|0f',
    { type: 'NipVatUe', value: '5265877635-DE123456789' },
  ],
  ['20261122-EC-1A2B3C4000-0123456789-AB|pesel-44051401359|0f', undefined],
  ['20261122-EC-1A2B3C4000-0123456789-AB|constructor-1|0f', undefined],
  ['no token', undefined],
])('the context of %s', (token, context) => {
  expect(contextOfToken(token)).toEqual(context)
})
