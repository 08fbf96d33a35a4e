import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  personOf,
  signIn,
  signInDelegate,
  signInOwner,
  signInProvider,
} from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { enrollmentData } from './enrollment-data.ts'

const organisation = (nip: string) => ({
  organizationName: 'Zakład "Ś" sp. z o.o.',
  organizationIdentifier: `VATPL-${nip}`,
  commonName: 'Zakład',
  countryName: 'PL',
})

export const enrollmentDataSuite = suite(enrollmentData, [
  {
    title: "a seal's data: names and identifier of the organisation, nothing of a person",
    evidence: 'documented',
    source: ['certificates-003', 'certificates-045', 'certificates-065'],
    async run(target) {
      const nip = freshNip()
      const { call } = await signIn(target, await target.certificate(organisation(nip)), nipContext(nip))
      assert.deepEqual(await call.certificates.enrollmentData(), organisation(nip))
    },
  },
  {
    title: 'a compound identifier of an organisation comes whole',
    evidence: 'described',
    source: 'certificates-081',
    async run(target) {
      const nip = freshNip()
      const organizationIdentifier = `VATPL-${nip} NTRPL-0000123456 BR:PL-123456789`
      const identity = await target.certificate({ ...organisation(nip), organizationIdentifier })
      const { call } = await signIn(target, identity, nipContext(nip))
      assert.equal((await call.certificates.enrollmentData()).organizationIdentifier, organizationIdentifier)
    },
  },
  {
    title: "a person's data: names and serial number, nothing of an organisation",
    evidence: 'documented',
    source: ['certificates-044', 'certificates-064'],
    async run(target) {
      const pesel = freshPesel()
      const { call } = await signInDelegate(target, freshNip(), ['InvoiceRead'], pesel)
      const serialNumber = `PNOPL-${pesel}`
      const names = { commonName: 'A R', countryName: 'PL', givenName: 'A', surname: 'R', serialNumber }
      assert.deepEqual(await call.certificates.enrollmentData(), names)
    },
  },
  {
    title: 'the prefix NIP- becomes TINPL-',
    evidence: 'described',
    source: ['certificates-enrollments-data-tinpl', 'certificates-080'],
    async run(target) {
      const nip = freshNip()
      const { call } = await signIn(target, await personOf(target, `NIP-${nip}`), nipContext(nip))
      assert.equal((await call.certificates.enrollmentData()).serialNumber, `TINPL-${nip}`)
    },
  },
  {
    title: 'the prefix PESEL- becomes PNOPL-',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/applicant.ts',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await grant(target, nip, { type: 'Pesel', value: pesel }, ['InvoiceRead'])
      const { call } = await signIn(target, await personOf(target, `PESEL-${pesel}`), nipContext(nip))
      assert.equal((await call.certificates.enrollmentData()).serialNumber, `PNOPL-${pesel}`)
    },
  },
  {
    title: 'a unique identifier is there when the certificate has one',
    evidence: 'documented',
    source: 'certificates-045',
    async run(target) {
      const nip = freshNip()
      const uniqueIdentifier = 'd9d22724-4696-460c-9e5e-b9e3aafb0af3'
      const identity = await target.certificate({ ...organisation(nip), uniqueIdentifier })
      const { call } = await signIn(target, identity, nipContext(nip))
      assert.equal((await call.certificates.enrollmentData()).uniqueIdentifier, uniqueIdentifier)
    },
  },
  {
    title: 'a session by KSeF token has none: 25001',
    evidence: 'documented',
    source: ['certificates-004', 'certificates-043', 'certificates-079'],
    async run(target) {
      const owner = await signInOwner(target)
      const { call } = await signInWithToken(target, await makeToken(target, owner), owner.context)
      const { details } = await refused(call.certificates.enrollmentData(), 'noEnrollmentData')
      assert.deepEqual(details, [])
    },
  },
  {
    title: 'a Peppol provider has none: 25001',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/applicant.ts',
    async run(target) {
      const { call } = await signInProvider(target)
      await refused(call.certificates.enrollmentData(), 'noEnrollmentData')
    },
  },
  {
    title: 'an authentication token has none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const { certificates } = target.as({ accessToken: authenticationToken })
      await refused(certificates.enrollmentData(), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.certificates.enrollmentData(), 'unauthorized')
    },
  },
])
