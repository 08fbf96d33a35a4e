import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { sendInvoice } from '../../../../client/flows/send-invoice.ts'
import { signInWithSeal } from '../../../../client/flows/sign-in-with-seal.ts'
import { faInvoice, thirdSubject } from '../../../../contracts/ksef/suite-invoices.ts'
import type { Profile } from '../../../../simulator/ksef/profile.ts'
import { sealOf, simulated } from '../../simulated.ts'

/** Checksums of NIPs count on production alone (sessions-online-042). A KSeF certificate signs in on every profile. */

const nip = '5265877635'
const [right, wrong] = ['1111111111', '1111111112']

const signedIn = async (profile: Profile) => {
  const { client, runtime, simulator } = simulated({ profile })
  const { certificate: own, privateKey } = await sealOf(nip)
  const publicKey = createPublicKey(own).export({ type: 'spki', format: 'pem' })
  const subject = { organizationName: 'A', organizationIdentifier: `VATPL-${nip}`, commonName: 'A', countryName: 'PL' }
  const issued = await simulator.fetch('http://ksef.test/control/certificates', {
    method: 'POST',
    body: JSON.stringify({ publicKey, subject, type: 'Authentication' }),
    headers: { 'Content-Type': 'application/json' },
  })
  const { certificate } = await issued.json()
  const session = await signInWithSeal(client, { nip, identity: { certificate, privateKey } })
  /** The code of the rejection, and what is said. */
  return async (options: { buyer?: string; thirdSubjects?: string }) => {
    const xml = faInvoice({ seller: nip, ...options }, new Date(runtime.now()))
    return sendInvoice(session, { xml }).then(
      () => 'accepted',
      ({ code, details }) => `${code} ${details}`,
    )
  }
}

test.each(['test', 'demo'] as const)('on %s a NIP with a wrong checksum is accepted', async profile => {
  const send = await signedIn(profile)
  expect(await send({ buyer: wrong, thirdSubjects: thirdSubject(wrong) })).toBe('accepted')
})

test('on prod it is rejected, and named', async () => {
  const send = await signedIn('prod')
  expect(await send({ buyer: right, thirdSubjects: thirdSubject(right) })).toBe('accepted')
  expect(await send({ buyer: wrong })).toMatch(/^450 .*nabywcy: '1111111112'/)
  expect(await send({ thirdSubjects: thirdSubject(wrong) })).toMatch(/^450 .*trzeciego: '1111111112'/)
})
