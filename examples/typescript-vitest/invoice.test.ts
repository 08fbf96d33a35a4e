import { readFile } from 'node:fs/promises'
import { createSimulator, fixedRuntime } from 'ksef-simulator'
import { createClient, makeSeal, sendInvoice, signInWithSeal } from 'ksef-simulator/client'
import { expect, test } from 'vitest'

const nip = '5265877635'

test('an invoice that KSeF takes five minutes for gets its UPO at once', async () => {
  const runtime = fixedRuntime({ at: Date.parse('2026-12-01T08:00:00Z'), seed: 1, delays: { invoice: 5 * 60_000 } })
  const simulator = createSimulator({ runtime })
  // The client looks at this clock, and where it would wait it moves it.
  const clock = { now: runtime.now, sleep: async (ms: number) => runtime.advance(ms) }
  const client = createClient({ baseUrl: 'http://ksef.test/v2', fetch: simulator.fetch, clock })

  const seal = await makeSeal({ nip, validFrom: new Date('2026-01-01') })
  const session = await signInWithSeal(client, { nip, identity: seal })
  const sentAt = runtime.now()
  const { ksefNumber, upo } = await sendInvoice(session, {
    xml: await readFile('../invoice.xml'),
    patience: { deadline: 10 * 60_000 },
  })

  expect(runtime.now() - sentAt).toBeGreaterThanOrEqual(5 * 60_000)
  expect(upo).toContain(ksefNumber)
})
