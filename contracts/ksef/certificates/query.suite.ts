import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, members, refused, timestampPattern } from '../../suite-answers.ts'
import { issued, listed, ownerWithCertificate } from '../suite-certificates.ts'
import { freshNip, freshPesel, nipContext, personOf, signIn, signInOwner } from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { query } from './query.ts'

const day = 86_400_000

const found: Case[] = [
  {
    title: 'a certificate in the list: whose, of what type, from when to when',
    evidence: 'documented',
    source: ['certificates-027', 'certificates-057', 'certificates-059'],
    needs: ['form'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target, { certificateName: 'Certyfikat ąę_1-2' })
      const { commonName } = await owner.call.certificates.enrollmentData()
      const seen = await listed(owner, certificate.serialNumber)
      const { validFrom, validTo, requestDate, ...others } = seen
      assert.deepEqual(others, {
        certificateSerialNumber: certificate.serialNumber,
        name: 'Certyfikat ąę_1-2',
        type: 'Authentication',
        commonName,
        status: 'Active',
        subjectIdentifier: owner.context,
      })
      for (const at of [validFrom, validTo, requestDate]) assert.match(at, timestampPattern)
      assert.deepEqual(members(seen).slice(0, 6), members(others))
    },
  },
  {
    title: 'it shows when it last signed in',
    evidence: 'documented',
    source: 'certificates-059',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await signIn(target, certificate, owner.context)
      const { lastUseDate, requestDate } = await listed(owner, certificate.serialNumber)
      assert.ok(Date.parse(lastUseDate ?? '') >= Date.parse(requestDate))
    },
  },
  ...(
    [
      ['no body', undefined],
      ['null', 'null'],
      ['an empty object', '{}'],
    ] as const
  ).map(
    ([what, body]): Case => ({
      title: `${what} asks for all`,
      evidence: 'described',
      source: 'certificates-070',
      async run(target) {
        const { owner } = await ownerWithCertificate(target)
        const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' }
        const init = { token: owner.accessToken, body, headers }
        const answer = await jsonOf<{ certificates: unknown[]; hasMore: boolean }>(
          await target.request('POST', '/certificates/query', init),
        )
        assert.deepEqual([answer.certificates.length, answer.hasMore], [1, false])
      },
    }),
  ),
  {
    title: 'the newest request comes first, and pages go on from each other',
    evidence: 'documented',
    source: ['certificates-030', 'certificates-031'],
    async run(target) {
      const owner = await signInOwner(target)
      const made: string[] = []
      for (let times = 0; times < 11; times++) made.unshift((await issued(target, owner)).serialNumber)
      const page = async (pageOffset: number) => {
        const { certificates, hasMore } = await owner.call.certificates.query({ query: { pageSize: 10, pageOffset } })
        return [certificates.map(it => it.certificateSerialNumber), hasMore]
      }
      assert.deepEqual(await page(0), [made.slice(0, 10), true])
      assert.deepEqual(await page(1), [made.slice(10), false])
      assert.deepEqual(await page(2), [[], false])
    },
  },
  {
    title: 'filters: number, part of the name, type, status',
    evidence: 'described',
    source: ['certificates-057', 'certificates-071', 'certificates-028'],
    async run(target) {
      const owner = await signInOwner(target)
      const one = await issued(target, owner, { certificateName: 'Kasa pierwsza' })
      const other = await issued(target, owner, { certificateName: 'Magazyn', certificateType: 'Offline' })
      await owner.call.certificates.revoke({ params: { certificateSerialNumber: other.serialNumber } })
      const ask = async (body: NonNullable<Parameters<typeof owner.call.certificates.query>[0]>['body']) =>
        (await owner.call.certificates.query({ body })).certificates.map(it => it.certificateSerialNumber)
      await target.settle(
        () => listed(owner, other.serialNumber),
        ({ status }) => status === 'Revoked',
      )
      assert.deepEqual(await ask({ certificateSerialNumber: one.serialNumber }), [one.serialNumber])
      assert.deepEqual(await ask({ name: 'PIERWSZ' }), [one.serialNumber])
      assert.deepEqual(await ask({ type: 'Offline' }), [other.serialNumber])
      assert.deepEqual(await ask({ status: 'Revoked' }), [other.serialNumber])
      assert.deepEqual(await ask({ status: 'Expired' }), [])
      assert.deepEqual(await ask({ type: 'Offline', status: 'Active' }), [])
    },
  },
  {
    title: 'expiresAfter leaves out what ends by then',
    evidence: 'documented',
    source: 'certificates-057',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const { validTo } = await listed(owner, certificate.serialNumber)
      const ask = async (expiresAfter: string) =>
        (await owner.call.certificates.query({ body: { expiresAfter } })).certificates.length
      assert.equal(await ask(validTo), 0)
      assert.equal(await ask(new Date(Date.parse(validTo) - 1000).toISOString()), 1)
    },
  },
  {
    title: 'after two years it is Expired',
    evidence: 'documented',
    source: 'certificates-038',
    needs: ['clock'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await target.advance(731 * day)
      const again = await signInOwner(target, owner.context.value)
      assert.equal((await listed(again, certificate.serialNumber)).status, 'Expired')
    },
  },
]

const notFound: Case[] = [
  {
    title: "another's, and those of the PESEL that is linked with a NIP, are not there",
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/query.ts',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      await issued(target, await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip)))
      const { call } = await signInOwner(target, nip)
      assert.deepEqual(await call.certificates.query(), { certificates: [], hasMore: false })
    },
  },
  {
    title: 'a session by KSeF token sees those of its author',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/query.ts',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const byToken = await signInWithToken(target, await makeToken(target, owner), owner.context)
      assert.equal((await listed(byToken, certificate.serialNumber)).status, 'Active')
    },
  },
  ...(
    [
      ['a page of 9', { pageSize: 9 }],
      ['a page of 51', { pageSize: 51 }],
      ['a page before the first', { pageOffset: -1 }],
    ] as const
  ).map(
    ([what, asked]): Case => ({
      title: `${what}: 21405`,
      evidence: 'documented',
      source: ['certificates-029', 'certificates-030'],
      async run(target) {
        const { call } = await signInOwner(target)
        await refused(call.certificates.query({ query: asked }), 'validationFailed')
      },
    }),
  ),
  {
    title: 'a status that there is not is unreadable: 21001',
    evidence: 'documented',
    source: 'certificates-038',
    async run(target) {
      const { call } = await signInOwner(target)
      const body = { status: 'Lost' as 'Active' }
      await refused(call.certificates.query({ body }), 'unreadableContent')
    },
  },
  {
    title: 'an authentication token sees none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(target.as({ accessToken: authenticationToken }).certificates.query(), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.certificates.query(), 'unauthorized')
    },
  },
]

export const queryCertificatesSuite = suite(query, [...found, ...notFound])
