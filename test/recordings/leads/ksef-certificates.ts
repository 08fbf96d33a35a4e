import { createPublicKey } from 'node:crypto'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  outcomeOf,
  signedRequest,
  startWithSeal,
} from '../../../contracts/ksef/suite-preparation.ts'
import type { Identity, Target } from '../../../contracts/suite.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { noon } from '../../suites/targets/target-kind.ts'
import { type Control, controlOf, type Lead, type Leads } from './lead.ts'

/** `serialNumber`: `TINPL-<nip>` or `PNOPL-<pesel>`. */
const person = (serialNumber: string) => ({
  givenName: 'A',
  surname: 'R',
  serialNumber,
  commonName: 'A R',
  countryName: 'PL',
})

/** A certificate that KSeF issued; enrolment itself answers 501 here. */
const issued = async (target: Target, control: Control, serialNumber: string): Promise<Identity> => {
  const subject = person(serialNumber)
  const { certificate, privateKey } = await target.certificate(subject)
  const publicKey = createPublicKey(certificate).export({ type: 'spki', format: 'pem' })
  const answer = await control('POST', '/certificates', { publicKey, subject })
  return { certificate: ((await answer.json()) as { certificate: string }).certificate, privateKey }
}

const redeem = async (target: Target, identity: Identity, nip: string): Promise<Response> => {
  const started = await startWithSeal(target, identity, nipContext(nip))
  await outcomeOf(target, started)
  return target.request('POST', '/auth/token/redeem', { token: started.authenticationToken.token })
}

const ofOwner: Lead['to'] = async (target, control) => {
  const nip = freshNip()
  return redeem(target, await issued(target, control, `TINPL-${nip}`), nip)
}

export const certificateLeads: Leads = {
  'xades-202-ksef-certificate': async (target, control) => {
    const nip = freshNip()
    const identity = await issued(target, control, `TINPL-${nip}`)
    return target.request('POST', '/auth/xades-signature', {
      body: await signedRequest(target, identity, nipContext(nip)),
      headers: { 'Content-Type': 'application/xml' },
    })
  },
  'access-token-jwt-internal-certificate-owner': ofOwner,
  'access-token-jwt-internal-certificate-pesel': async (target, control) => {
    const [nip, pesel] = [freshNip(), freshPesel()]
    await grant(target, nip, { type: 'Pesel', value: pesel }, ['CredentialsManage', 'CredentialsRead'])
    await target.advance(60_000)
    return redeem(target, await issued(target, control, `PNOPL-${pesel}`), nip)
  },
  'auth-status-460-wrong-environment-cert': {
    profile: 'demo',
    to: async target => {
      const nip = freshNip()
      const test = createSimulator({ runtime: fixedRuntime({ at: noon, seed: 5 }) })
      const identity = await issued(target, controlOf(test), `TINPL-${nip}`)
      const started = await startWithSeal(target, identity, nipContext(nip))
      await outcomeOf(target, started)
      return target.request('GET', `/auth/${started.referenceNumber}`, { token: started.authenticationToken.token })
    },
  },
}
