import { issued } from '../../../contracts/ksef/suite-certificates.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  personOf,
  type Session,
  signIn,
  signInDelegate,
  signInOwner,
} from '../../../contracts/ksef/suite-preparation.ts'
import type { Target } from '../../../contracts/suite.ts'
import type { Leads, NotLed } from './lead.ts'

/** A person who may ask for six certificates and hold two, as until March 2026. */
const person = async (target: Target, pesel = freshPesel()): Promise<Session> => {
  const session = await signInDelegate(target, freshNip(), ['InvoiceRead'], pesel)
  const body = { enrollment: { maxEnrollments: 6 }, certificate: { maxCertificates: 2 } }
  await session.call.testdata.setCertificateLimits({ body })
  return session
}

const ask = async (target: Target, { call, accessToken }: Session, changes: object = {}): Promise<Response> => {
  const { csr } = await target.csr(await call.certificates.enrollmentData())
  const body = { certificateName: 'Recorded once', certificateType: 'Offline', csr, ...changes }
  return target.request('POST', '/certificates/enrollments', { token: accessToken, body })
}

const readLimits = (target: Target, { accessToken }: Session): Promise<Response> =>
  target.request('GET', '/certificates/limits', { token: accessToken })

const utf8String = 0x0c
const teletexString = 0x14

export const enrollmentLeads: Leads = {
  'certificates-counted-across-contexts': async target => {
    const pesel = freshPesel()
    const one = await person(target, pesel)
    for (let times = 0; times < 2; times++) await issued(target, one)
    return ask(target, await signInDelegate(target, freshNip(), ['InvoiceRead'], pesel))
  },
  'certificates-enrollments-25004': async target => {
    const owner = await signInOwner(target)
    const data = await owner.call.certificates.enrollmentData()
    const octets = Buffer.from((await target.csr(data)).csr, 'base64')
    const name = Buffer.from(data.organizationName ?? '')
    const typed = (tag: number) => Buffer.concat([Buffer.of(tag, name.length), name])
    octets.set(typed(teletexString), octets.indexOf(typed(utf8String)))
    return ask(target, owner, { csr: octets.toString('base64') })
  },
  'certificates-enrollments-data-tinpl': async target => {
    const nip = freshNip()
    const { accessToken } = await signIn(target, await personOf(target, `NIP-${nip}`), nipContext(nip))
    return target.request('GET', '/certificates/enrollments/data', { token: accessToken })
  },
  'certificates-limits-active-exhausted': async target => {
    const one = await person(target)
    for (let times = 0; times < 2; times++) await issued(target, one)
    return readLimits(target, one)
  },
  'certificates-limits-exhausted': async target => {
    const one = await person(target)
    for (let times = 0; times < 6; times++) {
      const { serialNumber } = await issued(target, one)
      await one.call.certificates.revoke({ params: { certificateSerialNumber: serialNumber } })
    }
    return readLimits(target, one)
  },
}

export const enrollmentsNotLed: NotLed = {
  'certificates-key-cannot-be-500-type':
    'A fault of KSeF, told by one author; an unknown word is unreadable everywhere else (certificates-085).',
}
