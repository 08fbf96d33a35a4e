import { strict as assert } from 'node:assert'
import { X509Certificate } from 'node:crypto'
import { type Case, type RequestedKey, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { readReferenceNumber } from '../formats.ts'
import {
  enroll as ask,
  enrollmentNow,
  enrollmentOutcome,
  issued,
  ownerWithCertificate,
  ownerWithLimits,
} from '../suite-certificates.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  outcomeOf,
  personOf,
  type Session,
  signIn,
  signInOwner,
  signInProvider,
  startWithSeal,
} from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { enroll } from './enroll.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const inHours = ({ startDate }: Session, hours: number): string =>
  new Date(Date.parse(startDate) + hours * hour).toISOString()

const subjectOf = ({ der }: { readonly der: Buffer }) => new X509Certificate(der).subject.split('\n').sort()

const taken: Case[] = [
  {
    title: 'a request is taken: 202 with a number of type EH and the instant that the status shows',
    evidence: 'documented',
    source: ['certificates-087', 'certificates-005', 'certificates-084'],
    async run(target) {
      const owner = await signInOwner(target)
      const { privateKey: _, ...answer } = await ask(target, owner)
      assert.equal(readReferenceNumber(answer.referenceNumber)?.kind, 'EH')
      const { requestDate } = await enrollmentNow(owner, answer)
      assert.equal(Date.parse(requestDate), Date.parse(answer.timestamp))
    },
  },
  ...(['p256', 'rsa'] as const).flatMap(key =>
    (['Authentication', 'Offline'] as const).map(
      (certificateType): Case => ({
        title: `a certificate of type ${certificateType} for a key ${key}: its subject is the data's, its key the one that was sent`,
        evidence: 'described',
        source: ['certificates-046', 'certificates-066', 'certificates-068', 'certificates-092'],
        async run(target) {
          const { owner, certificate } = await ownerWithCertificate(target, { key, certificateType })
          const x509 = new X509Certificate(certificate.der)
          assert.equal(x509.serialNumber, certificate.serialNumber)
          assert.match(certificate.serialNumber, /^01[0-9A-F]{14}$/)
          assert.equal(x509.publicKey.asymmetricKeyType, key === 'rsa' ? 'rsa' : 'ec')
          const data = await owner.call.certificates.enrollmentData()
          assert.deepEqual(subjectOf(certificate), [
            `C=${data.countryName}`,
            `CN=${data.commonName}`,
            `O=${data.organizationName}`,
            `organizationIdentifier=${data.organizationIdentifier}`,
          ])
          assert.equal(x509.ca, false)
        },
      }),
    ),
  ),
  {
    title: 'it is valid for two years, to the second',
    evidence: 'described',
    source: ['certificates-049', 'certificates-059', 'certificates-093'],
    async run(target) {
      const { certificate } = await ownerWithCertificate(target)
      const { validFrom, validTo } = new X509Certificate(certificate.der)
      const [from, to] = [new Date(validFrom), new Date(validTo)]
      from.setUTCFullYear(from.getUTCFullYear() + 2)
      assert.equal(to.getTime(), from.getTime())
    },
  },
  ...([-3, -1 / 60, 24] as const).map(
    (hours): Case => ({
      title: `validFrom ${hours} hours from now is taken`,
      evidence: 'described',
      source: 'certificates-067',
      async run(target) {
        const owner = await signInOwner(target)
        const validFrom = inHours(owner, hours + 0.001)
        const { serialNumber } = await issued(target, owner, { validFrom })
        const { certificates } = await owner.call.certificates.query()
        const [seen] = certificates
        assert.equal(seen?.certificateSerialNumber, serialNumber)
        assert.ok(Math.abs(Date.parse(seen?.validFrom ?? '') - Date.parse(validFrom)) <= 1000)
      },
    }),
  ),
  {
    title: 'a validFrom further back is the instant of issue',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/enroll.ts',
    async run(target) {
      const owner = await signInOwner(target)
      const validFrom = inHours(owner, -30 * 24)
      const { der } = await issued(target, owner, { validFrom })
      assert.ok(Date.parse(new X509Certificate(der).validFrom) >= Date.parse(owner.startDate) - day)
    },
  },
  {
    title: 'attributes may stand in any order',
    evidence: 'assumed',
    source: 'certificates-083',
    async run(target) {
      const owner = await signInOwner(target)
      const data = await owner.call.certificates.enrollmentData()
      const turned = Object.fromEntries(Object.entries(data).reverse())
      const { csr } = await target.csr(turned)
      assert.equal((await enrollmentOutcome(target, owner, await ask(target, owner, { csr }))).status.code, 200)
    },
  },
  {
    title: 'the same name and the same key may be certified again for the same subject',
    evidence: 'assumed',
    source: ['certificates-084', 'simulator/ksef/certificates/enroll.ts'],
    async run(target) {
      const owner = await signInOwner(target)
      const { csr } = await target.csr(await owner.call.certificates.enrollmentData())
      const [one, other] = [await issued(target, owner, { csr }), await issued(target, owner, { csr })]
      assert.notEqual(one.serialNumber, other.serialNumber)
    },
  },
  {
    title: 'who signed in with a KSeF certificate asks for the next one',
    evidence: 'assumed',
    source: 'certyfikaty-KSeF.md',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const again = await signIn(target, certificate, owner.context)
      const next = await issued(target, again)
      assert.deepEqual(subjectOf(next), subjectOf(certificate))
    },
  },
  {
    title: 'whoever is known by a fingerprint stays so with the certificate that they get',
    evidence: 'assumed',
    source: 'certyfikaty-KSeF.md',
    async run(target) {
      const context = freshNip()
      const identity = await personOf(target, `TINPL-${freshNip()}`)
      const value = new X509Certificate(identity.certificate).fingerprint256.replaceAll(':', '')
      await target.call.testdata.grantPermissions({
        body: {
          contextIdentifier: { type: 'Nip', value: context },
          authorizedIdentifier: { type: 'Fingerprint', value },
          permissions: [{ permissionType: 'InvoiceRead', description: 'Suite of contracts' }],
        },
      })
      const fingerprint = { subjectIdentifierType: 'certificateFingerprint' } as const
      const first = await signIn(target, identity, nipContext(context), fingerprint)
      const certificate = await issued(target, first)
      const again = await signIn(target, certificate, nipContext(context), fingerprint)
      const { certificates } = await again.call.certificates.query()
      assert.deepEqual(certificates[0]?.subjectIdentifier, { type: 'Fingerprint', value })
    },
  },
]

const refusedKeys: readonly RequestedKey[] = ['p384', 'rsa3072']

const refusals: Case[] = [
  ...refusedKeys.map(
    (key): Case => ({
      title: `a key ${key} is refused: 25010`,
      evidence: 'documented',
      source: 'certificates-012',
      async run(target) {
        await refused(ask(target, await signInOwner(target), { key }), 'csrKeyNotAllowed')
      },
    }),
  ),
  ...(
    [
      ['one attribute too few', { commonName: undefined }],
      ['one too many', { givenName: 'Jan' }],
      ['another value', { organizationName: 'Inna' }],
      ['another case', { organizationName: 'TEST KSEF' }],
    ] as const
  ).map(
    ([what, change]): Case => ({
      title: `a subject with ${what} is refused: 25003`,
      evidence: 'documented',
      source: ['certificates-008', 'certificates-047'],
      async run(target) {
        const owner = await signInOwner(target)
        const { csr } = await target.csr({ ...(await owner.call.certificates.enrollmentData()), ...change })
        await refused(ask(target, owner, { csr }), 'csrDataMismatch')
      },
    }),
  ),
  {
    title: 'a signature that does not hold is refused: 25004',
    evidence: 'documented',
    source: 'certificates-009',
    async run(target) {
      const owner = await signInOwner(target)
      const { csr } = await target.csr(await owner.call.certificates.enrollmentData())
      const octets = Buffer.from(csr, 'base64')
      const last = octets.length - 1
      octets[last] = octets[last]! ^ 1
      await refused(ask(target, owner, { csr: octets.toString('base64') }), 'invalidCsr')
    },
  },
  ...(
    [
      ['no DER', Buffer.from('not a request')],
      ['nothing', Buffer.alloc(0)],
      ['an empty sequence', Buffer.of(0x30, 0)],
      ['PEM inside the Base64', Buffer.from('-----BEGIN CERTIFICATE REQUEST-----\n')],
    ] as const
  ).map(
    ([what, octets]): Case => ({
      title: `${what} in place of a request is refused: 25004`,
      evidence: 'documented',
      source: 'certificates-009',
      async run(target) {
        await refused(ask(target, await signInOwner(target), { csr: octets.toString('base64') }), 'invalidCsr')
      },
    }),
  ),
  ...(
    [
      ['of four characters', { certificateName: 'Name' }],
      ['of 101 characters', { certificateName: 'x'.repeat(101) }],
      ['with a full stop', { certificateName: 'Certyfikat nr 1.' }],
    ] as const
  ).map(
    ([what, change]): Case => ({
      title: `a name ${what} is refused: 21405`,
      evidence: 'documented',
      source: ['certificates-006', 'certificates-014'],
      async run(target) {
        await refused(ask(target, await signInOwner(target), change), 'validationFailed')
      },
    }),
  ),
  {
    title: 'a type that there is not is unreadable: 21001',
    evidence: 'assumed',
    source: 'certificates-085',
    async run(target) {
      const owner = await signInOwner(target)
      const wrong = { certificateType: 'Signature' as 'Offline' }
      await refused(ask(target, owner, wrong), 'unreadableContent')
    },
  },
  {
    title: 'a validFrom behind the end of two years is refused: 21405',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/enroll.ts',
    async run(target) {
      const owner = await signInOwner(target)
      await refused(ask(target, owner, { validFrom: inHours(owner, 800 * 24) }), 'validationFailed')
    },
  },
  {
    title: 'a key and a subject that are wrong: the key is told',
    evidence: 'assumed',
    source: 'certificates-086',
    async run(target) {
      const owner = await signInOwner(target)
      const { csr } = await target.csr({ commonName: 'Inna' }, 'p384')
      await refused(ask(target, owner, { csr }), 'csrKeyNotAllowed')
    },
  },
  {
    title: 'a session by KSeF token asks for none: 25002',
    evidence: 'documented',
    source: ['certificates-007', 'certificates-048', 'certificates-079'],
    async run(target) {
      const owner = await signInOwner(target)
      const { csr } = await target.csr(await owner.call.certificates.enrollmentData())
      const byToken = await signInWithToken(target, await makeToken(target, owner), owner.context)
      const body = { certificateName: 'Suite of contracts', certificateType: 'Offline' as const, csr }
      await refused(byToken.call.certificates.enroll({ body }), 'enrollmentNotAllowed')
    },
  },
  {
    title: 'a Peppol provider asks for none: 25002',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/applicant.ts',
    async run(target) {
      const provider = await signInProvider(target)
      const { csr } = await target.csr({ commonName: 'P', countryName: 'PL' })
      const body = { certificateName: 'Suite of contracts', certificateType: 'Offline' as const, csr }
      await refused(provider.call.certificates.enroll({ body }), 'enrollmentNotAllowed')
    },
  },
  {
    title: 'the limit of requests: 25006, and a revocation frees none',
    evidence: 'documented',
    source: ['certificates-010', 'certificates-076'],
    async run(target) {
      const owner = await ownerWithLimits(target, 1, 5)
      const { serialNumber } = await issued(target, owner)
      await refused(ask(target, owner), 'enrollmentLimitReached')
      await owner.call.certificates.revoke({ params: { certificateSerialNumber: serialNumber } })
      await refused(ask(target, owner), 'enrollmentLimitReached')
    },
  },
  {
    title: 'the limit of certificates: 25007, until one is revoked',
    evidence: 'described',
    source: ['certificates-011', 'certificates-072'],
    async run(target) {
      const owner = await ownerWithLimits(target, 5, 1)
      const { serialNumber } = await issued(target, owner)
      const error = await refused(ask(target, owner), 'certificateLimitReached')
      assert.deepEqual(error.details, [])
      await owner.call.certificates.revoke({ params: { certificateSerialNumber: serialNumber } })
      await issued(target, owner)
    },
  },
  {
    title: 'a refused request does not count',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/enroll.ts',
    async run(target) {
      const owner = await signInOwner(target)
      await refused(ask(target, owner, { key: 'p384' }), 'csrKeyNotAllowed')
      const { enrollment } = await owner.call.certificates.limits()
      assert.equal(enrollment.remaining, enrollment.limit)
    },
  },
  {
    title: 'an authentication token asks for none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const owner = await signInOwner(target)
      const { csr } = await target.csr(await owner.call.certificates.enrollmentData())
      const body = { certificateName: 'Suite of contracts', certificateType: 'Offline' as const, csr }
      const calls = target.as({ accessToken: owner.authenticationToken })
      await refused(calls.certificates.enroll({ body }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      const body = { certificateName: 'Suite of contracts', certificateType: 'Offline' as const, csr: '' }
      await refused(call.certificates.enroll({ body }), 'unauthorized')
    },
  },
]

const signingIn: Case[] = [
  {
    title: 'an Authentication certificate signs in, on a NIP and on a PESEL alike',
    evidence: 'described',
    source: ['xades-050', 'xades-051', 'xades-031'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await signIn(target, certificate, owner.context)
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      const person = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      await signIn(target, await issued(target, person, { key: 'rsa' }), nipContext(nip))
    },
  },
  {
    title: 'an Offline certificate does not sign in: 21115',
    evidence: 'assumed',
    source: 'xades-032',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target, { certificateType: 'Offline' })
      await refused(startWithSeal(target, certificate, owner.context), 'invalidCertificate')
    },
  },
  {
    title: 'a revoked certificate ends in 460, and the session that it opened goes on',
    evidence: 'described',
    source: ['certificates-091', 'auth-status-016'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const before = await signIn(target, certificate, owner.context)
      await owner.call.certificates.revoke({ params: { certificateSerialNumber: certificate.serialNumber } })
      const { status } = await outcomeOf(target, await startWithSeal(target, certificate, owner.context))
      assert.deepEqual([status.code, status.details], [460, ['Certyfikat odwołany']])
      await before.call.certificates.limits()
    },
  },
]

export const enrollSuite = suite(enroll, [...taken, ...signingIn, ...refusals])
