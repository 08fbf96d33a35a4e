import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { members, refused } from '../../suite-answers.ts'
import { enrollmentStatuses } from '../statuses.ts'
import { enroll, enrollmentNow, enrollmentOutcome, issued, ownerWithLimits } from '../suite-certificates.ts'
import { freshNip, freshPesel, nipContext, personOf, signIn, signInOwner } from '../suite-preparation.ts'
import { enrollmentStatus } from './enrollment-status.ts'

const day = 86_400_000
const unknown = { referenceNumber: '20250625-EH-20F5EE4000-DA48AE4124-46' }

export const enrollmentStatusSuite = suite(enrollmentStatus, [
  {
    title: 'a request is under way: 100 without a serial number',
    evidence: 'documented',
    source: ['certificates-032', 'certificates-060'],
    needs: ['delays'],
    async run(target) {
      const owner = await signInOwner(target)
      const seen = await enrollmentNow(owner, await enroll(target, owner))
      assert.deepEqual(members(seen), ['requestDate', 'status'])
      assert.deepEqual({ ...seen.status }, enrollmentStatuses.accepted)
      assert.deepEqual((await owner.call.certificates.query()).certificates, [])
    },
  },
  {
    title: 'a certificate is issued: 200 with its serial number',
    evidence: 'described',
    source: ['certificates-033', 'certificates-015', 'certificates-066'],
    async run(target) {
      const owner = await signInOwner(target)
      const { status, certificateSerialNumber } = await enrollmentOutcome(target, owner, await enroll(target, owner))
      assert.deepEqual({ ...status }, enrollmentStatuses.succeeded)
      assert.match(certificateSerialNumber ?? '', /^[0-9A-F]{16}$/)
    },
  },
  {
    title: 'a key that another subject has a certificate of: 400, and no certificate',
    evidence: 'documented',
    source: 'certificates-034',
    async run(target) {
      const one = await signInOwner(target)
      const { privateKey } = await issued(target, one)
      const other = await signInOwner(target)
      const { csr } = await target.csr(await other.call.certificates.enrollmentData(), 'p256', privateKey)
      const seen = await enrollmentOutcome(target, other, await enroll(target, other, { csr }))
      assert.deepEqual({ ...seen.status }, enrollmentStatuses.keyOfAnother)
      assert.equal(seen.certificateSerialNumber, undefined)
      assert.deepEqual((await other.call.certificates.query()).certificates, [])
      const { enrollment, certificate } = await other.call.certificates.limits()
      assert.deepEqual([enrollment.remaining, certificate.remaining], [299, 100])
    },
  },
  {
    title: 'a limit that was reached meanwhile: 400',
    evidence: 'documented',
    source: 'certificates-035',
    needs: ['delays'],
    async run(target) {
      const owner = await ownerWithLimits(target, 5, 1)
      const [first, second] = [await enroll(target, owner), await enroll(target, owner)]
      assert.equal((await enrollmentOutcome(target, owner, first)).status.code, 200)
      assert.deepEqual({ ...(await enrollmentOutcome(target, owner, second)).status }, enrollmentStatuses.limitReached)
    },
  },
  {
    title: 'after 30 days it is gone: 410',
    evidence: 'documented',
    source: 'certificates-018',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const enrolled = await enroll(target, await signInOwner(target, nip))
      await target.advance(30 * day - 60_000)
      assert.equal((await enrollmentNow(await signInOwner(target, nip), enrolled)).status.code, 200)
      await target.advance(120_000)
      await refused(enrollmentNow(await signInOwner(target, nip), enrolled), 'gone')
    },
  },
  {
    title: 'a number that no request has: 25005',
    evidence: 'documented',
    source: 'certificates-016',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.certificates.enrollmentStatus({ params: unknown }), 'enrollmentNotFound')
    },
  },
  {
    title: "another subject's number, in the same context, too: 25005",
    evidence: 'assumed',
    source: 'certificates-088',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      const enrolled = await enroll(target, await signInOwner(target, nip))
      const person = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      await refused(enrollmentNow(person, enrolled), 'enrollmentNotFound')
    },
  },
  {
    title: 'a number of another form: 21405',
    evidence: 'documented',
    source: 'certificates-017',
    async run(target) {
      const { call } = await signInOwner(target)
      const params = { referenceNumber: 'fake' }
      await refused(call.certificates.enrollmentStatus({ params }), 'validationFailed')
    },
  },
  {
    title: 'an authentication token reads none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const { certificates } = target.as({ accessToken: authenticationToken })
      await refused(certificates.enrollmentStatus({ params: unknown }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.certificates.enrollmentStatus({ params: unknown }), 'unauthorized')
    },
  },
])
