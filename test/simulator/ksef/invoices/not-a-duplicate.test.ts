import { expect, test } from 'vitest'
import { sendInvoice } from '../../../../client/flows/send-invoice.ts'
import { signInWithSeal } from '../../../../client/flows/sign-in-with-seal.ts'
import { makeSeal } from '../../../../client/make-identity.ts'
import { faInvoice } from '../../../../contracts/ksef/suite-invoices.ts'
import { simulated } from '../../simulated.ts'

/** A number is taken for ten full years from the end of the year of issue (sessions-online-041). */

const nip = '5265877635'
const identity = await makeSeal({
  nip,
  key: 'p256',
  validFrom: new Date('2026-01-01'),
  validTo: new Date('2040-01-01'),
})

test('the number of an invoice of 2026 may be used again from 2037 on', async () => {
  const { client, runtime } = simulated()
  const send = async () => {
    const session = await signInWithSeal(client, { nip, identity })
    return sendInvoice(session, { xml: faInvoice({ seller: nip, number: 'FV/1' }, new Date(runtime.now())) })
  }
  const until = (instant: string) => runtime.advance(Date.parse(instant) - runtime.now())
  const { ksefNumber } = await send()
  await expect(send()).rejects.toMatchObject({ code: 440 })
  // Half an hour before midnight in Poland.
  until('2036-12-31T22:30:00Z')
  await expect(send()).rejects.toMatchObject({ code: 440, details: [expect.stringContaining(ksefNumber)] })
  until('2036-12-31T23:00:00Z')
  expect((await send()).ksefNumber).not.toBe(ksefNumber)
})
