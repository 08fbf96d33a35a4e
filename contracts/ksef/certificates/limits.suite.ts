import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members, refused } from '../../suite-answers.ts'
import { issued, ownerWithLimits } from '../suite-certificates.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  personOf,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { limits } from './limits.ts'

const day = 86_400_000

export const certificateLimitsSuite = suite(limits, [
  {
    title: 'a NIP that has none: all of 300 requests and 100 certificates are left',
    evidence: 'documented',
    source: ['certificates-001', 'certificates-052'],
    needs: ['form'],
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const body = await jsonOf(await target.request('GET', '/certificates/limits', { token: accessToken }))
      const expected = {
        canRequest: true,
        enrollment: { remaining: 300, limit: 300 },
        certificate: { remaining: 100, limit: 100 },
      }
      assert.deepEqual(body, expected)
      assert.deepEqual(members(body), members(expected))
    },
  },
  {
    title: "a delegate's are their own: 12 and 6 of a PESEL",
    evidence: 'described',
    source: ['certificates-052', 'certificates-063'],
    async run(target) {
      const { call } = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      assert.deepEqual(await call.certificates.limits(), {
        canRequest: true,
        enrollment: { remaining: 12, limit: 12 },
        certificate: { remaining: 6, limit: 6 },
      })
    },
  },
  {
    title: 'with no request left it is no, however many certificates are left; a revocation gives a certificate back',
    evidence: 'recorded',
    source: ['certificates-limits-exhausted', 'certificates-075', 'certificates-076'],
    async run(target) {
      const owner = await ownerWithLimits(target, 1, 2)
      const { serialNumber } = await issued(target, owner)
      const enrollment = { remaining: 0, limit: 1 }
      const now = () => owner.call.certificates.limits()
      assert.deepEqual(await now(), { canRequest: false, enrollment, certificate: { remaining: 1, limit: 2 } })
      await owner.call.certificates.revoke({ params: { certificateSerialNumber: serialNumber } })
      assert.deepEqual(await now(), { canRequest: false, enrollment, certificate: { remaining: 2, limit: 2 } })
    },
  },
  {
    title: 'they are counted in all contexts together',
    evidence: 'described',
    source: ['certificates-077', 'certificates-042'],
    async run(target) {
      const pesel = freshPesel()
      const one = await signInDelegate(target, freshNip(), ['InvoiceRead'], pesel)
      const { serialNumber } = await issued(target, one)
      const other = await signInDelegate(target, freshNip(), ['InvoiceRead'], pesel)
      const { certificate } = await other.call.certificates.limits()
      assert.deepEqual(certificate, { remaining: 5, limit: 6 })
      const { certificates } = await other.call.certificates.query()
      assert.equal(certificates[0]?.certificateSerialNumber, serialNumber)
    },
  },
  {
    title: 'a NIP and the PESEL that is linked with it count each for itself',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/usage.ts',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      const byPesel = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      await issued(target, byPesel)
      const byNip = await signIn(target, await personOf(target, `TINPL-${nip}`), nipContext(nip))
      assert.deepEqual((await byNip.call.certificates.limits()).certificate, { remaining: 100, limit: 100 })
    },
  },
  {
    title: 'a request is forgotten after 30 days',
    evidence: 'assumed',
    source: 'certificates-078',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      await issued(target, owner)
      await target.advance(30 * day - 60_000)
      assert.equal((await (await signInOwner(target, nip)).call.certificates.limits()).enrollment.remaining, 299)
      await target.advance(60_000)
      assert.equal((await (await signInOwner(target, nip)).call.certificates.limits()).enrollment.remaining, 300)
    },
  },
  {
    title: 'a limit that test data lowered below what is used leaves 0',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/limits.ts',
    async run(target) {
      const owner = await signInOwner(target)
      await issued(target, owner)
      await owner.call.testdata.setCertificateLimits({
        body: { enrollment: { maxEnrollments: 0 }, certificate: { maxCertificates: 0 } },
      })
      const none = { remaining: 0, limit: 0 }
      assert.deepEqual(await owner.call.certificates.limits(), {
        canRequest: false,
        enrollment: none,
        certificate: none,
      })
    },
  },
  {
    title: 'a session by KSeF token reads those of its author',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/limits.ts',
    async run(target) {
      const owner = await signInOwner(target)
      await issued(target, owner)
      const { call } = await signInWithToken(target, await makeToken(target, owner), owner.context)
      assert.deepEqual(await call.certificates.limits(), await owner.call.certificates.limits())
    },
  },
  {
    title: 'an authentication token reads none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(target.as({ accessToken: authenticationToken }).certificates.limits(), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.certificates.limits(), 'unauthorized')
    },
  },
])
