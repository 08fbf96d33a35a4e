import { afterEach, expect, test } from 'vitest'
import { dayFromNow, freshInvoiceSession } from '../../contracts/ksef/suite-invoices.ts'
import { freshNip, freshPesel, grant, nipContext, signInOwner } from '../../contracts/ksef/suite-preparation.ts'
import { makeToken, revokeToken } from '../../contracts/ksef/suite-tokens.ts'
import { addressTarget } from '../../simulator/commands/contracts/address-target.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { storeOf } from '../simulator/store-of.ts'
import { noon } from '../suites/targets/target-kind.ts'

/** What a live target makes is undone when it closes. All suites are held to it in contracts-record.test.ts. */

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const open = async () => {
  const runtime = fixedRuntime({ at: noon, seed: 11 })
  const simulator = createSimulator({ runtime, rateLimits: 'off' })
  closing.push(() => simulator.close())
  const clock = { now: runtime.now, sleep: async (ms: number) => runtime.advance(ms) }
  const { baseUrl } = await simulator.listen({ port: 0 })
  return { simulator, runtime, address: addressTarget({ url: baseUrl, pace: 0, clock }) }
}

test('what was made is undone, the last first, and counted', async () => {
  const { simulator, address } = await open()
  const { target } = address
  const owner = await signInOwner(target)
  const made = await makeToken(target, owner)
  const body = { contextIdentifier: owner.context }
  await target.call.testdata.blockContext({ body })
  const person = { nip: freshNip(), pesel: freshPesel(), isBailiff: false, description: 'A person' }
  await target.call.testdata.createPerson({ body: person })

  expect(await address.close()).toEqual({
    undone: { person: 1, 'blocked context': 1, 'KSeF token': 1, 'sign-in': 1 },
    kept: [],
    refused: [],
  })
  expect(await storeOf(simulator).persons.get(person.nip)).toBeUndefined()
  expect(await storeOf(simulator).blockedContexts.get(`Nip:${owner.context.value}`)).toBeUndefined()
  expect((await storeOf(simulator).tokens.get(made.referenceNumber))?.revokedAt).toBeDefined()
  expect((await storeOf(simulator).authentications.get(owner.referenceNumber))?.revokedAt).toBeDefined()
})

test('what a case undid itself is not undone again, and closing twice does nothing more', async () => {
  const { address } = await open()
  const { target } = address
  const owner = await signInOwner(target)
  await revokeToken(target, owner, await makeToken(target, owner))
  const { nip, value } = { nip: freshNip(), value: freshPesel() }
  await grant(target, nip, { type: 'Pesel', value }, ['InvoiceRead'])
  const scope = {
    contextIdentifier: { type: 'Nip' as const, value: nip },
    authorizedIdentifier: { type: 'Pesel' as const, value },
  }
  await target.call.testdata.revokePermissions({ body: scope })
  await owner.call.authSessions.revokeCurrent()
  expect(await address.close()).toEqual({ undone: {}, kept: [], refused: [] })
  expect(await address.close()).toEqual({ undone: {}, kept: [], refused: [] })
})

test('what was refused was not made', async () => {
  const { address } = await open()
  const { target } = address
  const person = { nip: '123', pesel: freshPesel(), isBailiff: false, description: 'A person' }
  await expect(target.call.testdata.createPerson({ body: person })).rejects.toThrow()
  expect(await address.close()).toEqual({ undone: {}, kept: [], refused: [] })
})

test('a run that outlives its access tokens refreshes them to undo what they made', async () => {
  const { simulator, runtime, address } = await open()
  const owner = await signInOwner(address.target)
  const made = await makeToken(address.target, owner)
  runtime.advance(60 * 60_000)
  await expect(owner.call.tokens.list()).rejects.toThrow()
  expect(await address.close()).toEqual({ undone: { 'KSeF token': 1, 'sign-in': 1 }, kept: [], refused: [] })
  expect((await storeOf(simulator).tokens.get(made.referenceNumber))?.revokedAt).toBeDefined()
})

test('what cannot be undone any more is named with the refusal', async () => {
  const { runtime, address } = await open()
  const owner = await signInOwner(address.target)
  const made = await makeToken(address.target, owner)
  await owner.call.authSessions.revokeCurrent()
  runtime.advance(60 * 60_000)
  const { undone, refused } = await address.close()
  expect(undone).toEqual({})
  expect(refused).toEqual([expect.stringContaining(made.referenceNumber)])
})

test("an invoice is KSeF's to keep; its session is closed", async () => {
  const { simulator, address } = await open()
  const { target } = address
  const session = await freshInvoiceSession(target, signInOwner)
  expect((await storeOf(simulator).sessions.get(session.referenceNumber))?.closedAt).toBeUndefined()
  expect((await address.close()).undone).toMatchObject({ 'open session': 1 })
  expect((await storeOf(simulator).sessions.get(session.referenceNumber))?.closedAt).toBeDefined()
})

test('a consent that was only given an end is ended', async () => {
  const { simulator, runtime, address } = await open()
  const { target } = address
  const nip = freshNip()
  await target.call.testdata.allowAttachments({ body: { nip } })
  await target.call.testdata.disallowAttachments({ body: { nip, expectedEndDate: await dayFromNow(target, 2) } })
  expect((await address.close()).undone).toEqual({ 'consent to attachments': 1 })
  expect((await storeOf(simulator).attachmentConsents.get(nip))?.until).toBeLessThanOrEqual(runtime.now())
})

test('limits of a context are reset by its own caller', async () => {
  const { simulator, address } = await open()
  const owner = await signInOwner(address.target)
  await owner.call.testdata.setProductionRateLimits()
  expect(await storeOf(simulator).rateLimits.get(`Nip:${owner.context.value}`)).toBeDefined()
  expect(await address.close()).toMatchObject({ undone: { 'rate limits': 1, 'sign-in': 1 }, refused: [] })
  expect(await storeOf(simulator).rateLimits.get(`Nip:${owner.context.value}`)).toBeUndefined()
})

test('what is undone between two cases is forgotten', async () => {
  const { address } = await open()
  await address.target.call.testdata.blockContext({ body: { contextIdentifier: nipContext(freshNip()) } })
  await address.cleanUp()
  await address.cleanUp()
  expect(await address.close()).toEqual({ undone: { 'blocked context': 1 }, kept: [], refused: [] })
})
