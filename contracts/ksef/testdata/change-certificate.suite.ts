import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { listed, ownerWithCertificate } from '../suite-certificates.ts'
import { outcomeOf, type Session, signInOwner, startWithSeal } from '../suite-preparation.ts'
import { changeCertificate } from './change-certificate.ts'

const change = (by: Session, serialNumber: string, validTo: string) =>
  by.call.testdata.changeCertificate({ params: { serialNumber }, body: { validTo } })

const before = (instant: string, ms: number): string => new Date(Date.parse(instant) - ms).toISOString()
const unknown = '0000000000000000'

export const changeCertificateSuite = suite(changeCertificate, [
  {
    title: 'a certificate that ended: it is Expired, signs in no more (460), and a place is free',
    evidence: 'documented',
    source: ['certificates-095', 'testdata-n03', 'auth-status-013'],
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const path = `/testdata/certificates/${certificate.serialNumber}`
      const body = { validTo: before(owner.startDate, 1000) }
      const response = await target.request('PUT', path, { token: owner.accessToken, body })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
      assert.equal((await listed(owner, certificate.serialNumber)).status, 'Expired')
      const { status } = await outcomeOf(target, await startWithSeal(target, certificate, owner.context))
      assert.deepEqual([status.code, status.details], [460, ['Nieważny certyfikat']])
      const { remaining, limit } = (await owner.call.certificates.limits()).certificate
      assert.equal(remaining, limit)
    },
  },
  {
    title: 'an end that lies ahead shows in the list, the certificate stays as it was issued',
    evidence: 'assumed',
    source: 'simulator/ksef/testdata/change-certificate.ts',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const { serialNumber } = certificate
      const validTo = before((await listed(owner, serialNumber)).validTo, 86_400_000)
      await change(owner, serialNumber, validTo)
      const seen = await listed(owner, serialNumber)
      assert.deepEqual([seen.status, Date.parse(seen.validTo)], ['Active', Date.parse(validTo)])
      const body = { certificateSerialNumbers: [serialNumber] }
      const { certificates } = await owner.call.certificates.retrieve({ body })
      assert.equal(certificates[0]?.certificate, certificate.der.toString('base64'))
    },
  },
  {
    title: 'the same end again changes nothing; a later one is refused: 21405',
    evidence: 'documented',
    source: 'certificates-095',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const { validTo } = await listed(owner, certificate.serialNumber)
      await change(owner, certificate.serialNumber, validTo)
      await refused(change(owner, certificate.serialNumber, before(validTo, -1000)), 'validationFailed')
    },
  },
  {
    title: 'an end that is no instant: 21405',
    evidence: 'documented',
    source: 'certificates-095',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await refused(change(owner, certificate.serialNumber, 'tomorrow'), 'validationFailed')
    },
  },
  {
    title: "another's certificate, or none: 25008",
    evidence: 'documented',
    source: 'certificates-095',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      const other = await signInOwner(target)
      await refused(change(other, certificate.serialNumber, owner.startDate), 'certificateNotFound')
      await refused(change(other, unknown, owner.startDate), 'certificateNotFound')
      assert.equal((await listed(owner, certificate.serialNumber)).status, 'Active')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      const body = { validTo: '2026-01-01T00:00:00Z' }
      await refused(call.testdata.changeCertificate({ params: { serialNumber: unknown }, body }), 'unauthorized')
    },
  },
])
