import { strict as assert } from 'node:assert'
import { X509Certificate } from 'node:crypto'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshNip, grant, nipContext, personOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { subject } from './subject.ts'

export const subjectSuite = suite(subject, [
  {
    title: 'a NIP may ask for 300 certificates and hold 100',
    evidence: 'described',
    source: ['limits-024', 'certificates-limits-raised-2026-03'],
    async run(target) {
      const { call } = await signInOwner(target)
      assert.deepEqual(await call.limits.subject(), {
        enrollment: { maxEnrollments: 300 },
        certificate: { maxCertificates: 100 },
      })
    },
  },
  {
    title: 'a PESEL may ask for 12 certificates and hold 6',
    evidence: 'described',
    source: 'certificates-limits-raised-2026-03',
    async run(target) {
      const { call } = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      assert.deepEqual(await call.limits.subject(), {
        enrollment: { maxEnrollments: 12 },
        certificate: { maxCertificates: 6 },
      })
    },
  },
  {
    title: 'a fingerprint may ask for 12 certificates and hold 6',
    evidence: 'described',
    source: 'certificates-limits-raised-2026-03',
    async run(target) {
      const context = freshNip()
      const identity = await personOf(target, `TINPL-${freshNip()}`)
      const value = new X509Certificate(identity.certificate).fingerprint256.replaceAll(':', '')
      await grant(target, context, { type: 'Fingerprint', value }, ['InvoiceRead'])
      const { call } = await signIn(target, identity, nipContext(context), {
        subjectIdentifierType: 'certificateFingerprint',
      })
      assert.deepEqual(await call.limits.subject(), {
        enrollment: { maxEnrollments: 12 },
        certificate: { maxCertificates: 6 },
      })
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.limits.subject(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token is no access token: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(target.as({ accessToken: authenticationToken }).limits.subject(), 'insufficientResourceAccess')
    },
  },
])
