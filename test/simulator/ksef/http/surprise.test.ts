import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { createClient, generateToken, makeSeal, signInWithSeal, signInWithToken } from '../../../../client/index.ts'
import { Timestamp } from '../../../../contracts/ksef/formats.ts'
import { TokenPermission } from '../../../../contracts/ksef/permission-names.ts'
import { createSimulator } from '../../../../simulator/index.ts'
import { createSurprise } from '../../../../simulator/ksef/http/surprise.ts'

const schema = z.object({
  at: Timestamp(),
  permissions: z.array(TokenPermission),
  nested: z.object({ name: z.string() }).nullish(),
})
const value = { at: '2026-12-01T08:00:00.123+00:00', permissions: ['InvoiceRead'], nested: { name: 'kept' } }

type Told = { at: string; permissions: string[]; nested: { name: string } }

test('surprises change the form and never what is said', () => {
  fc.assert(
    fc.property(fc.nat(), seed => {
      const told = createSurprise(seed).body(schema, value) as Told
      expect(Date.parse(told.at)).toBe(Date.parse(value.at))
      expect(told.permissions[0]).toBe('InvoiceRead')
      expect(told.nested.name).toBe('kept')
    }),
    { seed: 1 },
  )
})

test('over many answers every kind of surprise comes', () => {
  const surprise = createSurprise(3)
  const told = Array.from({ length: 50 }, () => surprise.body(schema, value) as Told)
  const warnings = Array.from({ length: 50 }, () => surprise.warning())
  expect(new Set(told.map(it => Object.keys(it).join())).size).toBeGreaterThan(1)
  expect(told.every(it => Object.keys(it).some(name => !(name in value)))).toBe(true)
  expect(told.some(it => it.permissions.length === 2)).toBe(true)
  expect(told.some(it => it.at.endsWith('Z'))).toBe(true)
  expect(warnings.some(Boolean) && !warnings.every(Boolean)).toBe(true)
})

test('same seed, same surprises', () => {
  expect(createSurprise(5).body(schema, value)).toEqual(createSurprise(5).body(schema, value))
})

test('our own client lives through surprises', async () => {
  const simulator = createSimulator({ surprise: 11, rateLimits: 'off' })
  const client = createClient({ baseUrl: 'http://ksef.test/v2', fetch: simulator.fetch })
  const nip = '1234563218'
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const { token } = await generateToken(session, { description: 'Surprised', permissions: ['InvoiceRead'] })
  await expect(signInWithToken(client, { token })).resolves.toBeDefined()
})
