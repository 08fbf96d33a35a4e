import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { members, refused } from '../../suite-answers.ts'
import { issued, ownerWithCertificate } from '../suite-certificates.ts'
import { freshNip, freshPesel, nipContext, personOf, signIn, signInOwner } from '../suite-preparation.ts'
import { retrieve } from './retrieve.ts'

const unknown = '0000000000000000'

export const retrieveSuite = suite(retrieve, [
  {
    title: 'certificates come in the order that was asked for, DER in Base64',
    evidence: 'documented',
    source: ['certificates-019', 'certificates-053'],
    async run(target) {
      const owner = await signInOwner(target)
      const one = await issued(target, owner, { certificateName: 'Pierwszy' })
      const other = await issued(target, owner, { certificateName: 'Drugi', certificateType: 'Offline' })
      const { certificates } = await owner.call.certificates.retrieve({
        body: { certificateSerialNumbers: [other.serialNumber, one.serialNumber] },
      })
      const order = ['certificate', 'certificateName', 'certificateSerialNumber', 'certificateType']
      assert.deepEqual(members(certificates[0]), order)
      assert.deepEqual(certificates, [
        {
          certificate: other.der.toString('base64'),
          certificateName: 'Drugi',
          certificateSerialNumber: other.serialNumber,
          certificateType: 'Offline',
        },
        {
          certificate: one.der.toString('base64'),
          certificateName: 'Pierwszy',
          certificateSerialNumber: one.serialNumber,
          certificateType: 'Authentication',
        },
      ])
    },
  },
  {
    title: 'a revoked one comes, too',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/retrieve.ts',
    async run(target) {
      const { owner, certificate } = await ownerWithCertificate(target)
      await owner.call.certificates.revoke({ params: { certificateSerialNumber: certificate.serialNumber } })
      const body = { certificateSerialNumbers: [certificate.serialNumber] }
      assert.equal((await owner.call.certificates.retrieve({ body })).certificates.length, 1)
    },
  },
  {
    title: 'the certificate of a PESEL comes to the NIP that is linked with it',
    evidence: 'assumed',
    source: 'simulator/ksef/certificates/own.ts',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      const person = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      const { serialNumber } = await issued(target, person)
      const owner = await signInOwner(target, nip)
      const body = { certificateSerialNumbers: [serialNumber] }
      assert.equal((await owner.call.certificates.retrieve({ body })).certificates.length, 1)
    },
  },
  {
    title: 'a number that nobody has, or another, is left out',
    evidence: 'assumed',
    source: 'certificates-089',
    async run(target) {
      const { certificate } = await ownerWithCertificate(target)
      const { owner, certificate: own } = await ownerWithCertificate(target)
      const certificateSerialNumbers = [unknown, certificate.serialNumber, own.serialNumber]
      const { certificates } = await owner.call.certificates.retrieve({ body: { certificateSerialNumbers } })
      assert.deepEqual(
        certificates.map(it => it.certificateSerialNumber),
        [own.serialNumber],
      )
    },
  },
  {
    title: 'sixteen characters that are no hexadecimal digits are a number that nobody has',
    evidence: 'documented',
    source: 'certificates-061',
    async run(target) {
      const { call } = await signInOwner(target)
      const body = { certificateSerialNumbers: ['zzzzzzzzzzzzzzzz'] }
      assert.deepEqual(await call.certificates.retrieve({ body }), { certificates: [] })
    },
  },
  ...(
    [
      ['no number', []],
      ['eleven', Array.from({ length: 11 }, () => unknown)],
      ['a number of 15 characters', ['000000000000000']],
    ] as const
  ).map(([what, numbers]) => ({
    title: `${what}: 21405`,
    evidence: 'documented' as const,
    source: ['certificates-020', 'certificates-021'],
    async run(target: Parameters<typeof signInOwner>[0]) {
      const { call } = await signInOwner(target)
      const body = { certificateSerialNumbers: [...numbers] }
      await refused(call.certificates.retrieve({ body }), 'validationFailed')
    },
  })),
  {
    title: 'an authentication token retrieves none: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const { certificates } = target.as({ accessToken: authenticationToken })
      const body = { certificateSerialNumbers: [unknown] }
      await refused(certificates.retrieve({ body }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      const body = { certificateSerialNumbers: [unknown] }
      await refused(call.certificates.retrieve({ body }), 'unauthorized')
    },
  },
])
