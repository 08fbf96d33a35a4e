import { expect, test } from 'vitest'
import { authTokenRequest } from '../../../../client/xades/auth-token-request.ts'
import { makePeppolSeal } from '../../../../client/xades/certificate.ts'
import { sign } from '../../../../client/xades/sign.ts'
import { readReferenceNumber } from '../../../../contracts/ksef/formats.ts'
import { lifetimes } from '../../../../simulator/ksef/lifetimes.ts'
import { sealOf, simulated, validity } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'

const nip = '5265877635'

const signing = () => {
  const all = simulated()
  const { ask, client, runtime } = all
  const signed = async (challenge: string, identity?: Awaited<ReturnType<typeof sealOf>>) =>
    sign(authTokenRequest({ challenge, context: { type: 'Nip', value: nip } }), identity ?? (await sealOf(nip)), {
      signingTime: new Date(runtime.now()),
    })
  const sent = (body: string) =>
    ask('POST /v2/auth/xades-signature', { body, headers: { 'Content-Type': 'application/xml' } })
  const challenged = async () => (await client.auth.challenge()).challenge
  return { ...all, challenged, sent, signed }
}

test('a challenge carries its instant to the millisecond, as its timestamps do', async () => {
  const { client, runtime } = simulated()
  runtime.advance(123.4567)
  const { challenge, timestamp, timestampMs } = await client.auth.challenge()
  expect(timestampMs).toBe(Math.floor(runtime.now()))
  expect(Date.parse(timestamp)).toBe(timestampMs)
  expect(readReferenceNumber(challenge)).toMatchObject({ kind: 'CR', at: timestampMs })
})

test('a challenge signs in once', async () => {
  const { challenged, explained, sent, signed } = signing()
  const document = await signed(await challenged())
  expect((await sent(document)).status).toBe(202)
  const again = await sent(document)
  expect(again.status).toBe(400)
  expect(await explained(again)).toMatchObject({ error: 'invalidChallenge', text: expect.stringContaining('used') })
})

test('a challenge signs in once, however many come at once', async () => {
  const { challenged, sent, signed } = signing()
  const document = await signed(await challenged())
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await sent(document)).status))
  expect(statuses.filter(status => status === 202)).toHaveLength(1)
})

test('a refused signature leaves the challenge usable', async () => {
  const { challenged, explained, sent, signed } = signing()
  const challenge = await challenged()
  const document = await signed(challenge)
  const broken = await sent(document.replace(nip, '7980332920'))
  expect((await explained(broken)).error).toBe('digestMismatch')
  // This one holds, and is refused after the challenge was looked up.
  const provider = await makePeppolSeal({ peppolId: 'PPL123456', key: 'p256', ...validity })
  const foreign = await sent(await signed(challenge, provider))
  expect((await explained(foreign)).error).toBe('subjectNotAllowedInContext')
  expect((await sent(document)).status).toBe(202)
})

test('a challenge lives ten minutes; the explanation says how old it is', async () => {
  const { challenged, explained, runtime, sent, signed } = signing()
  const inTime = await challenged()
  runtime.advance(lifetimes.challenge)
  expect((await sent(await signed(inTime))).status).toBe(202)
  const late = await challenged()
  runtime.advance(lifetimes.challenge + 1)
  expect((await explained(await sent(await signed(late)))).text).toMatch(/is 600 s old; a challenge lives 600 s\.$/)
})

test('a challenge that was never issued, and a text that is none, are told apart', async () => {
  const { challenged, explained, sent, signed } = signing()
  const foreign = await simulated({ seed: 5 }).client.auth.challenge()
  expect((await explained(await sent(await signed(foreign.challenge)))).text).toContain('was not issued here')
  const own = await challenged()
  const misread = own.slice(0, -2) + (own.endsWith('00') ? '01' : '00')
  expect((await explained(await sent(await signed(misread)))).text).toContain('its form or its CRC-8 is wrong')
})

test('expired challenges do not pile up', async () => {
  const { client, runtime, simulator } = simulated()
  for (let count = 0; count < 10; count++) await client.auth.challenge()
  runtime.advance(lifetimes.challenge + 1)
  for (let count = 0; count < 10; count++) await client.auth.challenge()
  const kept = await storeOf(simulator).challenges.page('byAge', '', { size: 100, order: 'oldest' })
  expect(kept).toHaveLength(10)
})
