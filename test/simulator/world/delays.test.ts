import { expect, test } from 'vitest'
import { generateToken } from '../../../client/index.ts'
import { simulated } from '../simulated.ts'

const nip = '5265877635'

test('a delay that is changed moves nothing back that has begun', async () => {
  const { signedIn, simulator, runtime } = simulated({ delays: { activation: 0, storage: 0 } })
  const owner = await signedIn(nip)
  const { referenceNumber } = await generateToken(owner, { description: 'A token', permissions: ['InvoiceRead'] })
  const status = async () => (await owner.tokens.get({ params: { referenceNumber } })).status
  expect(await status()).toBe('Active')
  const mark = async () => {
    const to = new Date(runtime.now()).toISOString()
    const from = new Date(runtime.now() - 3_600_000).toISOString()
    const found = await owner.invoices.queryMetadata({
      body: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from, to } },
      query: {},
    } as never)
    return Date.parse((found as { permanentStorageHwmDate?: string }).permanentStorageHwmDate ?? '')
  }
  const before = await mark()
  await simulator.world().setDelays({ activation: 3_600_000, storage: 60_000 })
  expect(runtime.delays).toMatchObject({ activation: 3_600_000, storage: 60_000 })
  expect(await status()).toBe('Active')
  expect(await mark()).toBe(before)
  runtime.advance(30_000)
  expect(await mark()).toBe(before)
  runtime.advance(60_000)
  expect(await mark()).toBe(before + 30_000)
})
