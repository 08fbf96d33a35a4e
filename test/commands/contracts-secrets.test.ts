import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { meantBy } from '../../simulator/commands/contracts/operation-of.ts'
import { valueWithoutSecrets, withoutSecrets } from '../../simulator/commands/contracts/secrets.ts'
import { maskBody, maskText } from '../../simulator/http/masking.ts'
import { secretMembers } from '../../simulator/http/secrets.ts'
import { drawn } from '../properties/seed.ts'

/** What `contracts record` keeps, whatever stands around a secret. */

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size }).map(it => Buffer.from(it))
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const jwt = fc
  .tuple(fc.constantFrom('ContextToken', 'RefreshToken', 'another'), bytes(32))
  .map(([typ, signature]) => `${encoded({ alg: 'RS256' })}.${encoded({ typ })}.${signature.toString('base64url')}`)
const ksefToken = fc
  .tuple(digits(10), hex(64))
  .map(([nip, secret]) => `20261122-EC-0000000000-0000000000-00|nip-${nip}|${secret}`)
const link = hex(40).map(
  signature => `https://ksef-test.mf.gov.pl/storage/04/20261122-so-0000000000-0000000000-00/upo/a.xml?sig=${signature}`,
)
const ciphertext = bytes(256).map(it => it.toString('base64'))

/** The part of a secret that nobody may see. */
const pitOf = (secret: string): string =>
  secret
    .split(/[.|]|sig=/)
    .at(-1)!
    .slice(0, 40)
const anySecret = fc.oneof(jwt, ksefToken, link, ciphertext)
const between = fc.constantFrom('', ' ', '"', '": "', '\n', ', ', '(', "'")

test('a secret never stays in a text', () => {
  fc.assert(
    fc.property(fc.string(), between, anySecret, between, fc.string(), (before, left, secret, right, after) => {
      // A letter at its very edge would make another text of it.
      const text = `${before} ${left}${secret}${right} ${after}`
      expect(withoutSecrets(text)).not.toContain(pitOf(secret))
    }),
    drawn,
  )
})

test('nor anywhere in a JSON value, whose members keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), anySecret, (path, secret) => {
      const value = path.reduceRight<unknown>((inner, name) => ({ first: 1, [name]: [inner], last: null }), secret)
      const masked = valueWithoutSecrets(value)
      expect(JSON.stringify(masked)).not.toContain(pitOf(secret))
      expect(Object.keys(masked as object)).toEqual(Object.keys(value as object))
    }),
    drawn,
  )
})

/** Alike in Base64 and however it is escaped. */
const pit = hex(40)
const key = (it: string) => `-----BEGIN EC PRIVATE KEY-----\n${it}\n-----END EC PRIVATE KEY-----`
const secretWith: readonly (readonly [string, (pit: string) => string])[] = [
  ['a JWT', it => `${encoded({ alg: 'RS256' })}.e30.${it}`],
  ['a JWT behind a dot', it => `v2.${encoded({ alg: 'RS256' })}.e30.${it}`],
  ['a KSeF token', it => `20261122-EC-0000000000-0000000000-00|nip-1234563218|${it}`],
  ['a private key', key],
  ['a private key that is cut off', it => key(it).slice(0, 80)],
  ['a link', it => `http://127.0.0.1:4010/storage/a/upo/b.xml?sig=${it}`],
]

describe('what is told by its looks is hidden from people and from files alike', () => {
  test.each(secretWith)('%s', (_, secret) => {
    fc.assert(
      fc.property(fc.string(), pit, (before, it) => {
        for (const mask of [withoutSecrets, maskText]) expect(mask(`${before} ${secret(it)}`)).not.toContain(it)
      }),
      drawn,
    )
  })

  test.each(secretWith.filter(([name]) => /token|key/.test(name)))('%s, escaped in a URL', (_, secret) => {
    fc.assert(
      fc.property(pit, it => {
        const once = encodeURIComponent(secret(it))
        for (const mask of [withoutSecrets, maskText])
          for (const text of [once, encodeURIComponent(once)]) expect(mask(`/v2/tokens/${text}`)).not.toContain(it)
      }),
      drawn,
    )
  })
})

test.each([...secretMembers, 'Password', 'privateKey'])(
  'a member %s is hidden from people and from files alike',
  name => {
    const value = { list: [{ [name]: ['c2hvcnQ', 'bmV4dA'] }, { [name]: 'dGhpcmQ' }], kept: 'seen' }
    for (const text of [maskBody(JSON.stringify(value)), JSON.stringify(valueWithoutSecrets(value))]) {
      expect(text).not.toMatch(/c2hvcnQ|bmV4dA|dGhpcmQ/)
      expect(text).toContain('seen')
    }
  },
)

test('a KSeF token at its member shows what may be known of it, to both', () => {
  const number = '20261122-EC-0000000000-0000000000-00'
  const token = `${number}|nip-1234563218|${'ab'.repeat(32)}`
  expect(valueWithoutSecrets({ token })).toEqual({ token: `${number}|nip-<nip>|<64 lower-case hex digits>` })
  expect(JSON.parse(maskBody(JSON.stringify({ token })))).toEqual({ token: `${number}|nip-1234563218|••••••••` })
})

test('masking twice is masking once', () => {
  fc.assert(
    fc.property(fc.string(), anySecret, (before, secret) => {
      const once = withoutSecrets(`${before} ${secret}`)
      expect(withoutSecrets(once)).toBe(once)
    }),
    drawn,
  )
})

describe('members that hold secrets are masked, short as they may be', () => {
  test.each([
    ['encryptedToken', '<base64>'],
    ['encryptedSymmetricKey', '<base64>'],
    ['initializationVector', '<base64>'],
    ['encryptedInvoiceContent', '<base64>'],
    ['continuationToken', '<continuation token>'],
    ['token', '<token>'],
  ])('%s', (name, mask) => {
    expect(valueWithoutSecrets({ [name]: 'c2hvcnQ=' })).toEqual({ [name]: mask })
  })
})

test.each([
  ['a reference number', '20260116-SO-341F20A000-E2F3DB6E58-54'],
  ['a KSeF number', '7980332920-20260116-010020ECAD68-DA'],
  ['a hash', Buffer.alloc(32, 1).toString('base64')],
  ['a time', '2026-01-16T15:14:42.1456899+00:00'],
  ['a NIP', '7980332920'],
  ['a long description', 'x'.repeat(256)],
  ['a sentence', 'Błąd walidacji danych wejściowych.'],
])('%s stays as it was seen', (_, text) => {
  expect(withoutSecrets(text)).toBe(text)
})

describe('the operation of a request', () => {
  const value = fc.stringMatching(/^[A-Za-z0-9-]{4,40}$/).filter(it => it !== 'current')

  test('is found for every operation, with its parameters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allOperations), value, ({ operation }, its) => {
        const path = operation.path.replace(/\{\w+\}/g, its)
        const meant = meantBy(operation.method, path)
        expect(meant.operation).toBe(operation)
        expect(meant.name).toBe(`${operation.method} ${operation.path}`)
        expect(Object.values(meant.params).every(it => it === its)).toBe(true)
      }),
      drawn,
    )
  })

  test.each([
    ['another method', 'PUT', '/auth/challenge', 'auth', 'PUT /auth/challenge'],
    [
      'a path that a parameter would fit',
      'DELETE',
      '/auth/sessions/current',
      'auth-sessions',
      'DELETE /auth/sessions/current',
    ],
    ['what KSeF has not', 'GET', '/nowhere/1', 'errors', 'GET /nowhere/1'],
  ])('%s', (_, method, path, area, name) => {
    expect(meantBy(method, path)).toMatchObject({ area, name })
  })
})
