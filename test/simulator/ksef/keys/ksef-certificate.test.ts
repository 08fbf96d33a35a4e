import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { createClient, makeSeal, type SigningIdentity, signInWithSeal } from '../../../../client/index.ts'
import { createSimulator, fixedRuntime } from '../../../../simulator/index.ts'
import type { Profile } from '../../../../simulator/ksef/profile.ts'
import { worstKeys } from '../../../hostile/worst-keys.ts'

const nip = '1234563218'
const at = Date.parse('2026-12-01T08:00:00Z')
const seal = await makeSeal({ nip, key: 'p256', validFrom: new Date(at - 60_000) })

const simulatorOf = (profile: Profile = 'test', clock = at) => {
  const simulator = createSimulator({ profile, runtime: fixedRuntime({ at: clock, seed: 7 }), rateLimits: 'off' })
  const control = (method: string, path: string, body: unknown) =>
    simulator.fetch(`http://ksef.test/control/certificates${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
  return { control, client: createClient({ baseUrl: 'http://ksef.test/v2', fetch: simulator.fetch }) }
}

const subject = {
  organizationName: 'PHU "Kowalski" sp. z o.o.',
  organizationIdentifier: `VATPL-${nip}`,
  commonName: 'PHU "Kowalski"',
  countryName: 'PL',
}

const issued = async (
  control: ReturnType<typeof simulatorOf>['control'],
  type = 'Authentication',
  { certificate: keyHolder, privateKey } = seal,
) => {
  const publicKey = createPublicKey(keyHolder).export({ type: 'spki', format: 'pem' })
  const response = await control('POST', '', { publicKey, subject, type })
  const { serialNumber, certificate }: { serialNumber: string; certificate: string } = await response.json()
  const identity: SigningIdentity = { certificate, privateKey }
  return { serialNumber, identity }
}

test.each(['test', 'demo', 'prod'] as const)('a KSeF certificate signs in on %s', async profile => {
  const { control, client } = simulatorOf(profile)
  const { identity } = await issued(control)
  const session = await signInWithSeal(client, { nip, identity })
  const { items } = await session.authSessions.list()
  expect(items).toMatchObject([{ authenticationMethod: 'InternalCertificate' }])
})

test('a KSeF certificate with an RSA key signs in', async () => {
  const rsa = await makeSeal({ nip, key: 'rsa', validFrom: new Date(at - 60_000) })
  const { control, client } = simulatorOf()
  const { identity } = await issued(control, 'Authentication', rsa)
  const session = await signInWithSeal(client, { nip, identity })
  expect((await session.authSessions.list()).items).toMatchObject([{ authenticationMethod: 'InternalCertificate' }])
})

test.each(['1970-01-01', '2049-12-31', '9998-12-31'])('a KSeF certificate signs in on %s', async day => {
  const { control, client } = simulatorOf('test', Date.parse(`${day}T12:00:00Z`))
  const { identity } = await issued(control)
  await expect(signInWithSeal(client, { nip, identity })).resolves.toBeDefined()
})

test('its serial number has 16 upper-case hex digits', async () => {
  expect((await issued(simulatorOf().control)).serialNumber).toMatch(/^[0-9A-F]{16}$/)
})

test.each([
  ['Suspended', 'Certyfikat zawieszony'],
  ['Revoked', 'Certyfikat odwołany'],
])('a KSeF certificate that is %s ends in 460', async (status, detail) => {
  const { control, client } = simulatorOf()
  const { identity, serialNumber } = await issued(control)
  expect((await control('PUT', `/${serialNumber}`, { status })).status).toBe(204)
  await expect(signInWithSeal(client, { nip, identity })).rejects.toMatchObject({ code: 460, details: [detail] })

  await control('PUT', `/${serialNumber}`, { status: 'Active' })
  await expect(signInWithSeal(client, { nip, identity })).resolves.toBeDefined()
})

test('who signed in by a certificate that is revoked since goes on', async () => {
  const { control, client } = simulatorOf()
  const { identity, serialNumber } = await issued(control)
  const session = await signInWithSeal(client, { nip, identity })
  await control('PUT', `/${serialNumber}`, { status: 'Revoked' })
  await session.auth.refresh()
  await expect(session.authSessions.list()).resolves.toBeDefined()
})

test("another simulator's KSeF certificate ends in 460", async () => {
  const { identity } = await issued(simulatorOf().control)
  await expect(signInWithSeal(simulatorOf().client, { nip, identity })).rejects.toMatchObject({
    code: 460,
    details: ['Niepoprawny certyfikat'],
  })
})

test('an Offline certificate signs nobody in', async () => {
  const { control, client } = simulatorOf()
  const { identity } = await issued(control, 'Offline')
  await expect(signInWithSeal(client, { nip, identity })).rejects.toMatchObject({ error: 'invalidCertificate' })
})

test.each(['demo', 'prod'] as const)('a self-signed seal is refused on %s', async profile => {
  await expect(signInWithSeal(simulatorOf(profile).client, { nip, identity: seal })).rejects.toMatchObject({
    error: 'invalidCertificate',
  })
})

test.each(worstKeys)('no certificate is issued for $title', async ({ spki, fault }) => {
  const publicKey = `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`
  const response = await simulatorOf().control('POST', '', { publicKey })
  expect(response.status).toBe(400)
  expect((await response.json()).error).toMatch(fault)
})

test.each([
  ['POST', '', { publicKey: 'none' }, 400],
  ['POST', '', { publicKey: seal.privateKey }, 400],
  ['POST', '', { publicKey: 1 }, 400],
  ['POST', '', undefined, 400],
  ['PUT', '/0102030405060708', { status: 'Lost' }, 400],
  ['PUT', '/0102030405060708', { status: 'Revoked' }, 404],
])('bad control calls are refused: %s %s %j', async (method, path, body, status) => {
  expect((await simulatorOf().control(method, path, body)).status).toBe(status)
})
