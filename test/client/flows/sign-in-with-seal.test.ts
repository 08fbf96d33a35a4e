import { expect, test } from 'vitest'
import { createClient, makePersonalCertificate, makeSeal, signInWithSeal } from '../../../client/index.ts'
import { manualClock } from '../manual-clock.ts'
import { json, standIn } from '../stand-in.ts'

const referenceNumber = '20261122-AU-1A2B3C4000-0123456789-AB'
const challenge = '20261122-CR-1A2B3C4000-0123456789-AB'
const nip = '5265877635'

const standing = () => {
  const { fetch, requests } = standIn({
    'POST /auth/challenge': () =>
      json({
        challenge,
        timestamp: '2031-01-02T03:04:05.678+00:00',
        timestampMs: Date.parse('2031-01-02T03:04:05.678Z'),
        clientIp: '127.0.0.1',
      }),
    'POST /auth/xades-signature': () =>
      json(
        { referenceNumber, authenticationToken: { token: 'a.b.auth', validUntil: '2031-01-02T03:49:05+00:00' } },
        202,
      ),
    [`GET /auth/${referenceNumber}`]: () =>
      json({
        startDate: '2031-01-02T03:04:05+00:00',
        authenticationMethod: 'QualifiedSeal',
        authenticationMethodInfo: { category: 'XadesSignature', code: 'xades.qualified-seal', displayName: 'Pieczęć' },
        status: { code: 200, description: 'Uwierzytelnianie zakończone sukcesem' },
      }),
    'POST /auth/token/redeem': () =>
      json({
        accessToken: { token: 'a.b.access', validUntil: '2031-01-02T03:19:05+00:00' },
        refreshToken: { token: 'a.b.refresh', validUntil: '2031-01-09T03:04:05+00:00' },
      }),
  })
  const client = createClient({ baseUrl: 'https://ksef.test', fetch, clock: manualClock() })
  const signed = () => requests.find(({ url }) => url.includes('/auth/xades-signature'))?.text()
  return { client, signed }
}

test('a seal signs the challenge for its NIP, at the time that KSeF shows', async () => {
  const { client, signed } = standing()
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const xml = await signed()
  expect(session.referenceNumber).toBe(referenceNumber)
  expect(xml).toContain(`<Challenge>${challenge}</Challenge>`)
  expect(xml).toContain(`<ContextIdentifier><Nip>${nip}</Nip></ContextIdentifier>`)
  expect(xml).toContain('<SubjectIdentifierType>certificateSubject</SubjectIdentifierType>')
  expect(xml).toContain('SigningTime>2031-01-02T03:04:05Z<')
})

test('a person signs for any context, known by fingerprint, from given addresses', async () => {
  const { client, signed } = standing()
  await signInWithSeal(client, {
    context: { type: 'InternalId', value: `${nip}-12345` },
    identity: await makePersonalCertificate({ pesel: '44051401359', key: 'p256' }),
    subjectIdentifierType: 'certificateFingerprint',
    allowedIps: { ip4Ranges: ['10.0.0.1-10.0.0.9'] },
  })
  const xml = await signed()
  expect(xml).toContain(`<InternalId>${nip}-12345</InternalId>`)
  expect(xml).toContain('certificateFingerprint')
  expect(xml).toContain('<Ip4Range>10.0.0.1-10.0.0.9</Ip4Range>')
})
