import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { issued, listed, ownerWithCertificate } from '../suite-certificates.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  personOf,
  type Session,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { revoke } from './revoke.ts'

const revokeBy = (by: Session, certificateSerialNumber: string) =>
  by.call.certificates.revoke({ params: { certificateSerialNumber } })

const taken: Case[] = [
  ...(
    [
      ['without a body', undefined],
      ['with null', 'null'],
      ['with an empty object', '{}'],
      ['as Unspecified', '{"revocationReason":"Unspecified"}'],
      ['as Superseded', '{"revocationReason":"Superseded"}'],
      ['as KeyCompromise', '{"revocationReason":"KeyCompromise"}'],
    ] as const
  ).map(
    ([how, body]): Case => ({
      title: `revoked ${how}: 204 without a body, and it becomes Revoked`,
      evidence: 'described',
      source: ['certificates-022', 'certificates-023', 'certificates-056', 'certificates-069'],
      async run(target) {
        const { owner, certificate } = await ownerWithCertificate(target)
        const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' }
        const path = `/certificates/${certificate.serialNumber}/revoke` as const
        const response = await target.request('POST', path, { token: owner.accessToken, body, headers })
        assert.equal(response.status, 204)
        assert.equal(await response.text(), '')
        await target.settle(
          () => listed(owner, certificate.serialNumber),
          ({ status }) => status === 'Revoked',
        )
      },
    }),
  ),
  {
    title: 'between Active and Revoked it is Blocked',
    evidence: 'documented',
    source: 'certificates-058',
    needs: ['delays'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await revokeBy(owner, certificate.serialNumber)
      assert.equal((await listed(owner, certificate.serialNumber)).status, 'Blocked')
    },
  },
  {
    title: 'a NIP revokes what the PESEL that is linked with it got',
    evidence: 'documented',
    source: 'certificates-055',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      const person = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      const { serialNumber } = await issued(target, person)
      await revokeBy(await signInOwner(target, nip), serialNumber)
      assert.notEqual((await listed(person, serialNumber)).status, 'Active')
    },
  },
]

const refusals: Case[] = [
  {
    title: 'twice: 25009',
    evidence: 'documented',
    source: 'certificates-025',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await revokeBy(owner, certificate.serialNumber)
      await refused(revokeBy(owner, certificate.serialNumber), 'certificateNotRevocable')
    },
  },
  {
    title: 'one that has ended: 25009',
    evidence: 'documented',
    source: 'certificates-025',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const { serialNumber } = certificate
      await owner.call.testdata.changeCertificate({ params: { serialNumber }, body: { validTo: owner.startDate } })
      await refused(revokeBy(owner, serialNumber), 'certificateNotRevocable')
    },
  },
  ...(
    [
      ['no certificate has', '0000000000000000'],
      ['is none, of sixteen characters,', 'zzzzzzzzzzzzzzzz'],
    ] as const
  ).map(
    ([what, serialNumber]): Case => ({
      title: `a number that ${what}: 25008`,
      evidence: 'described',
      source: ['certificates-n01', 'certificates-024', 'certificates-061'],
      async run(target) {
        await refused(revokeBy(await signInOwner(target), serialNumber), 'certificateNotFound')
      },
    }),
  ),
  {
    title: 'a number of another length: 21405',
    evidence: 'documented',
    source: 'certificates-026',
    async run(target) {
      await refused(revokeBy(await signInOwner(target), '00'), 'validationFailed')
    },
  },
  {
    title: "another's, by the owner of the context that they worked in: 25008, and it stays Active",
    evidence: 'assumed',
    source: ['certificates-090', 'certificates-055'],
    async run(target) {
      const nip = freshNip()
      const delegate = await signInDelegate(target, nip, ['InvoiceRead'])
      const { serialNumber } = await issued(target, delegate)
      await refused(revokeBy(await signInOwner(target, nip), serialNumber), 'certificateNotFound')
      assert.equal((await listed(delegate, serialNumber)).status, 'Active')
    },
  },
  {
    title: 'a session by KSeF token revokes none: 403',
    evidence: 'documented',
    source: ['certificates-054', 'certificates-079'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const byToken = await signInWithToken(target, await makeToken(target, owner), owner.context)
      const { security } = await refused(revokeBy(byToken, certificate.serialNumber), 'authMethodNotAllowed')
      assert.deepEqual(security, { authenticationMethodCategory: 'Token' })
    },
  },
  {
    title: 'a reason that there is not is unreadable: 21001',
    evidence: 'assumed',
    source: 'certificates-039',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const params = { certificateSerialNumber: certificate.serialNumber }
      const body = { revocationReason: 'Lost' as 'Superseded' }
      await refused(owner.call.certificates.revoke({ params, body }), 'unreadableContent')
    },
  },
  {
    title: 'an authentication token revokes none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const owner = await signInOwner(target)
      const { certificates } = target.as({ accessToken: owner.authenticationToken })
      const params = { certificateSerialNumber: '0000000000000000' }
      await refused(certificates.revoke({ params }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      const params = { certificateSerialNumber: '0000000000000000' }
      await refused(call.certificates.revoke({ params }), 'unauthorized')
    },
  },
]

export const revokeCertificateSuite = suite(revoke, [...taken, ...refusals])
