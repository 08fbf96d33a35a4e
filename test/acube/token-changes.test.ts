import { expect, test } from 'vitest'
import { generateToken, type Session, signInWithSeal } from '../../client/index.ts'
import type { TokenPermission } from '../../contracts/ksef/permission-names.ts'
import { signatureOf } from '../simulator/simulated.ts'
import { seller, withAcube } from './company.ts'
import { withHeldKsef } from './held.ts'

/** Tokens come and go while invoices are under way: nothing is sent twice, nothing is lost, nobody is blocked for it. */

type World = Pick<ReturnType<typeof withAcube>, 'client' | 'signedIn'>
const pesel = '90010112349'
const rights = ['InvoiceRead', 'InvoiceWrite'] as const

const allow = (client: World['client'], permissions: readonly TokenPermission[]) =>
  client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: seller },
      authorizedIdentifier: { type: 'Pesel', value: pesel },
      permissions: permissions.map(permissionType => ({ permissionType, description: 'A right' })),
    },
  })

/** The token of someone who works for the company: KSeF shows him no session that the owner's token opened. */
const clerkToken = async ({ client }: World, permissions: readonly (typeof rights)[number][] = rights) => {
  await allow(client, permissions)
  const clerk = await signInWithSeal(client, { nip: seller, identity: await signatureOf(pesel) })
  return generateToken(clerk, { description: 'Clerk', permissions: [...rights] })
}

const atKsef = async (owner: Session): Promise<string[]> => {
  const dateRange = { dateType: 'PermanentStorage', from: '2026-11-01' } as const
  const found = await owner.invoices.queryMetadata({ body: { subjectType: 'Subject1', dateRange } })
  return found.invoices.map(({ ksefNumber }) => ksefNumber)
}

const revoked = async ({ signedIn }: World, referenceNumber: string) =>
  (await signedIn(seller)).tokens.revoke({ params: { referenceNumber } })

/** The answer to the sending is lost, and KSeF out of reach at once. */
const losing = (delays = {}) => {
  let [loses, isDown] = [false, false]
  const world = withAcube({
    delays,
    between: async (request, ksef) => {
      if (isDown) throw new TypeError('fetch failed')
      const answer = await ksef(request)
      if (!loses || !/\/online\/[^/]+\/invoices$/.test(new URL(request.url).pathname)) return answer
      isDown = true
      throw new TypeError('fetch failed')
    },
  })
  const lose = async () => {
    loses = true
    const uuid = await world.send('FV/1')
    await world.work()
    expect(isDown).toBe(true)
    loses = false
    isDown = false
    return uuid
  }
  return { ...world, lose }
}

test.each([
  ['is stored', {}],
  // KSeF's metadata do not show it at first: it is sent again, and KSeF says that it is a duplicate.
  ['is not stored yet', { storage: 1_200_000 }],
])(
  'sent by a token that is gone, its answer lost, the invoice %s in KSeF: it is there once and valid',
  async (_, delays) => {
    const world = losing(delays)
    const { onboarded, work, lose, handOver, runtime, invoiceNow, invoices, signedIn } = world
    const { uuid: entity, token } = await onboarded()
    await work()
    const uuid = await lose()
    await revoked(world, token.referenceNumber)
    await handOver(entity, (await clerkToken(world)).token, true)
    for (let turn = 0; turn < 12; turn++) {
      runtime.advance(300_000)
      await work()
    }
    const numbers = await atKsef(await signedIn(seller))
    expect(numbers).toHaveLength(1)
    expect(await invoiceNow(uuid)).toMatchObject({
      status: 'valid',
      processingCode: 200,
      ksefReferenceNumber: numbers[0],
    })
    expect(await invoices('?direction=sent')).toHaveLength(1)
  },
)

test('lost for good by a token that is gone, the invoice is sent by the next', async () => {
  let drops = false
  const world = withAcube({
    between: async (request, ksef) => {
      if (drops && new URL(request.url).pathname.includes('/online/')) throw new TypeError('fetch failed')
      return ksef(request)
    },
  })
  const { onboarded, work, send, handOver, runtime, invoiceNow, signedIn } = world
  const { uuid: entity, token } = await onboarded()
  await work()
  drops = true
  const uuid = await send('FV/1')
  await work()
  drops = false
  await revoked(world, token.referenceNumber)
  await handOver(entity, (await clerkToken(world)).token, true)
  runtime.advance(300_000)
  await work()
  expect(await invoiceNow(uuid)).toMatchObject({ status: 'valid', hasUpo: true })
  expect(await atKsef(await signedIn(seller))).toHaveLength(1)
})

test('processing when its token is replaced: all else goes on, and it is valid once KSeF has stored it', async () => {
  const world = withAcube({ delays: { invoice: 600_000 } })
  const { onboarded, work, send, handOver, select, runtime, invoiceNow } = world
  const { uuid: entity, held } = await onboarded()
  const first = await send('FV/1')
  await work({ queue: 'now' })
  expect((await invoiceNow(first)).status).toBe('processing')
  await handOver(entity, (await clerkToken(world)).token, true)
  const second = await send('FV/2')
  expect(await work()).toMatchObject({ sent: 1 })
  for (let turn = 0; turn < 6; turn++) {
    runtime.advance(300_000)
    await work()
  }
  expect(await invoiceNow(second)).toMatchObject({ status: 'valid', hasUpo: true })
  // The UPO is in the session, which KSeF does not show to the clerk.
  expect(await invoiceNow(first)).toMatchObject({ status: 'valid', hasUpo: false })
  await select(entity, held.uuid)
  await work({ queue: 'now' })
  expect(await invoiceNow(first)).toMatchObject({ status: 'valid', hasUpo: true })
})

const redeemed = (line: string) => /POST .*\/auth\/token\/redeem$/.test(line)
const askedAfter = (line: string) => /GET .*\/auth\/[^/]+$/.test(line)

test('a token selected while A-Cube signs in with it stays selected', async () => {
  const { register, ksefToken, handOver, select, entityNow, during, runtime, work } = withHeldKsef({
    delays: { authentication: 1000 },
  })
  const { uuid } = await register()
  const held = await handOver(uuid, (await ksefToken()).token)
  expect(held).toMatchObject({ isActive: false, isSelected: false })
  runtime.advance(5000)
  await during(redeemed, work, () => select(uuid, held.uuid))
  expect(await entityNow(uuid)).toMatchObject({ status: 'active', isInvoiceSenderRunning: true })
})

test('a token refused while another takes its place blocks nobody', async () => {
  const world = withHeldKsef()
  const { onboarded, ksefToken, handOver, entityNow, during, work, send, invoiceNow } = world
  const { uuid, token } = await onboarded()
  await work()
  await revoked(world, token.referenceNumber)
  const next = await ksefToken()
  const hurried = () => work({ queue: 'now' })
  const held = await during(askedAfter, hurried, () => handOver(uuid, next.token, true))
  expect(held).toMatchObject({ isActive: true, isSelected: true })
  expect(await entityNow(uuid)).toMatchObject({ status: 'active', isInvoiceSenderRunning: true })
  expect((await invoiceNow(await send('FV/1'))).status).toBe('valid')
})

test('of two tokens the one selected during the log-in with the other is selected alone', async () => {
  const world = withHeldKsef()
  const { onboarded, ksefToken, handOver, select, entityNow, during, work, send, invoiceNow, runtime } = world
  const { uuid, token } = await onboarded()
  await work()
  runtime.advance(1000)
  const other = await handOver(uuid, (await ksefToken()).token)
  await during(
    redeemed,
    () => work({ queue: 'now' }),
    () => select(uuid, other.uuid),
  )
  await revoked(world, token.referenceNumber)
  await work({ queue: 'now' })
  expect((await entityNow(uuid)).status).toBe('active')
  expect((await invoiceNow(await send('FV/1'))).status).toBe('valid')
})

test('a token dropped in the middle of sending sends nothing more', async () => {
  const { onboarded, during, drop, work, send, invoices, entityNow, runtime } = withHeldKsef({
    delays: { 'acube.queue': 3_600_000 },
  })
  const { uuid, held } = await onboarded()
  for (const number of ['FV/1', 'FV/2', 'FV/3']) await send(number)
  const sending = (line: string) => /POST .*\/online\/[^/]+\/invoices$/.test(line)
  await during(
    sending,
    () => work({ queue: 'now' }),
    () => drop(uuid, held.uuid),
  )
  runtime.advance(7_200_000)
  await work()
  const sent = await invoices('?direction=sent&order[invoiceNumber]=asc')
  expect(sent.map(({ status }) => status)).toEqual(['processing', 'in_queue', 'in_queue'])
  expect((await entityNow(uuid)).status).toBe('pending')
})

test('a token dropped during its log-in opens no session', async () => {
  const { onboarded, during, drop, work, send, asked } = withHeldKsef({ delays: { 'acube.queue': 3_600_000 } })
  const { uuid, held } = await onboarded()
  await send('FV/1')
  const before = asked.length
  await during(
    redeemed,
    () => work({ queue: 'now' }),
    () => drop(uuid, held.uuid),
  )
  expect(asked.slice(before).filter(line => line.includes('/sessions/') || line.includes('/query/'))).toEqual([])
})

test('what KSeF did not allow a token is tried again when the token is selected again', async () => {
  const world = withAcube()
  const { client, register, handOver, select, work, entityNow, signedIn } = world
  const { uuid } = await register()
  const { token } = await clerkToken(world)
  const held = await handOver(uuid, token, true)
  await client.testdata.revokePermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: seller },
      authorizedIdentifier: { type: 'Pesel', value: pesel },
    },
  })
  await allow(client, ['CredentialsRead'])
  await work({ queue: 'now' })
  const running = async () => {
    const { isInvoiceReceiverRunning, status } = await entityNow(uuid)
    return [status, isInvoiceReceiverRunning]
  }
  expect(await running()).toEqual(['active', false])
  await clerkToken(world)
  await work({ queue: 'now' })
  expect(await running()).toEqual(['active', false])
  await select(uuid, held.uuid)
  await work({ queue: 'now' })
  expect(await running()).toEqual(['active', true])
  expect(await atKsef(await signedIn(seller))).toEqual([])
})
