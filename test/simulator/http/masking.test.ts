import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeReferenceNumber } from '../../../contracts/ksef/formats.ts'
import { maskBody, maskForSending, maskText } from '../../../simulator/http/masking.ts'
import { claimsIn } from '../../../simulator/portal/claims.ts'

const hex = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map(bytes => Buffer.from(bytes).toString('hex'))

/** A KSeF token and its secret. */
const tokens = fc
  .tuple(
    fc.constantFrom('nip-1234563218', 'internalId-5265877635-12345', 'nipVatUe-1234563218-DE123456789'),
    hex(32),
    hex(5),
  )
  .map(([context, secret, random]) => ({
    text: `${makeReferenceNumber('EC', Date.UTC(2026, 1, 1), random.toUpperCase())}|${context}|${secret}`,
    secret,
  }))

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwts = fc
  .tuple(fc.object(), hex(32))
  .map(([claims, signature]) => `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.${signature}`)

const around = fc.string()

test('no text keeps the secret of a KSeF token, plain, in a URL or in JSON', () => {
  fc.assert(
    fc.property(tokens, around, around, ({ text, secret }, before, after) => {
      const written = [
        `${before} ${text} ${after}`,
        `https://ksef.test/?token=${encodeURIComponent(text)}&x=${encodeURIComponent(after)}`,
        JSON.stringify({ description: `${before} ${text}` }),
        JSON.stringify({ description: text }).replaceAll('|', '\\u007c'),
        `/v2/tokens/${encodeURIComponent(encodeURIComponent(text))}`,
      ]
      for (const one of written) {
        expect(maskText(one)).not.toContain(secret)
        expect(maskBody(one)).not.toContain(secret)
        expect(maskForSending(one)).not.toContain(secret)
      }
    }),
  )
})

test('no text keeps the signature of a JWT', () => {
  fc.assert(
    fc.property(jwts, jwt => {
      const signature = jwt.split('.')[2]!
      expect(maskText(`Bearer ${jwt}`)).not.toContain(signature)
      expect(maskBody(JSON.stringify({ authenticationToken: { token: jwt } }))).not.toContain(signature)
    }),
  )
})

test('a secret member is masked whatever it looks like, at any depth and in any case', () => {
  fc.assert(
    fc.property(
      hex(12),
      fc.constantFrom('token', 'Token', 'encryptedToken', 'privateKey', 'PASSWORD'),
      (secret, name) => {
        const body = JSON.stringify({ list: [{ deep: { [name]: secret, kept: 'seen' } }] })
        expect(maskBody(body)).not.toContain(secret)
        expect(maskBody(body)).toContain('seen')
      },
    ),
  )
})

test('a secret member is masked in what is no JSON, too', () => {
  for (const body of [
    '{"password":"hunter2",}',
    '\ufeff{"email":"a@b.example","Password" : "hunter2"}',
    '{"a":"b","password":"hunter2',
    '{"password":"\\"hunter2"]',
  ])
    for (const mask of [maskBody, maskForSending]) expect(mask(body)).not.toContain('hunter2')
  expect(maskForSending('{"email":"a@b.example",}')).toBe('{"email":"a@b.example",}')
})

test('a body that nests as deep as it can be long is shown as far as bodies are read, and no secret in it', () => {
  const nested = `${'[{"a":'.repeat(3000)}{"password":"hunter2"}${'}]'.repeat(3000)}`
  for (const mask of [maskBody, maskForSending]) {
    const shown = mask(nested)
    expect(shown).toContain('…')
    expect(shown).not.toContain('hunter2')
  }
})

test('a private key is masked, whole or cut off', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----'
  expect(maskText(`a ${key} b`)).not.toContain('MIIE')
  expect(maskText(`a ${key} b`)).toMatch(/^a .* b$/)
  expect(maskText(key.slice(0, 40))).not.toContain('MIIE')
})

test('a private key is masked in a URL, too, escaped once or more', () => {
  const key = '-----BEGIN EC PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END EC PRIVATE KEY-----'
  const once = encodeURIComponent(key)
  for (const written of [once, encodeURIComponent(once), String(new URLSearchParams({ key })), JSON.stringify({ key })])
    expect(maskText(`/v2/tokens/${written}`)).not.toContain('MIIE')
})

test('a masked token still says whose it is', () => {
  const reference = makeReferenceNumber('EC', Date.UTC(2026, 1, 1), '0123456789')
  expect(maskText(`${reference}|nip-1234563218|${'ab'.repeat(32)}`)).toMatch(
    new RegExp(`^${reference}\\|nip-1234563218\\|•+$`),
  )
})

test('the claims of every JWT in a text are read, and what is none is passed over', () => {
  const [one, two] = [{ typ: 'ContextToken' }, { typ: 'RefreshToken' }].map(
    claims => `${base64url({ alg: 'HS256' })}.${base64url(claims)}.c2ln`,
  )
  expect(claimsIn(JSON.stringify({ accessToken: one, refreshToken: two }))).toEqual([
    { typ: 'ContextToken' },
    { typ: 'RefreshToken' },
  ])
  expect(claimsIn('eyJub3Q.a-jwt.at-all')).toEqual([])
})

test('a JWT is found wherever it begins: behind a dot, a dash, another one, and with more parts than three', () => {
  fc.assert(
    fc.property(jwts, fc.constantFrom('', 'v2.', 'a.b.', '-', 'x-', 'eyJ-', 'eyJ.', '/'), (jwt, before) => {
      const signature = jwt.split('.')[2]!
      for (const text of [before + jwt, `${before}${jwt}.${jwt}`, `${before}${jwt}.AAAA.BBBB`])
        expect(maskText(text)).not.toContain(signature)
    }),
  )
})

test('what only looks like one stays: a host, a version, a file', () => {
  const texts = ['api-test.ksef.mf.gov.pl', '3.1.4', 'eyJ', 'eyJ.a', 'a.eyJ.b', 'schemat_FA(3)_v1-0E.xsd', 'x.y.z']
  expect(texts.map(maskText)).toEqual(texts)
})
