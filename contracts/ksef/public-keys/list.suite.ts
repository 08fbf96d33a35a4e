import { strict as assert } from 'node:assert'
import { createHash, X509Certificate } from 'node:crypto'
import { suite } from '../../suite.ts'
import { jsonOf, members, timestampPattern } from '../../suite-answers.ts'
import { list } from './list.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64')

export const listSuite = suite(list, [
  {
    title: 'the answer is an array whose entries have these members, in this order, for nobody in particular',
    needs: ['form'],
    evidence: 'described',
    source: ['public-key-certificates-members-2026-10', 'public-key-certificates-200-recorded', 'public-keys-004'],
    async run({ request }) {
      const body = await jsonOf<object[]>(await request('GET', '/security/public-key-certificates'))
      for (const key of body)
        assert.deepEqual(members(key), ['certificate', 'certificateId', 'publicKeyId', 'validFrom', 'validTo', 'usage'])
      assert.ok(body.length > 0)
    },
  },
  {
    title: 'there is a key for tokens and one for symmetric keys, both RSA',
    evidence: 'described',
    source: ['public-keys-011', 'public-key-certificates-200-two-usages'],
    async run({ call }) {
      const keys = await call.publicKeys.list()
      for (const usage of ['KsefTokenEncryption', 'SymmetricKeyEncryption'] as const)
        assert.ok(
          keys.some(key => key.usage.includes(usage)),
          usage,
        )
      for (const { certificate } of keys) {
        const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'))
        // Before its details are asked for: those of some EC keys end the process on Node 20 and 22.
        assert.equal(publicKey.asymmetricKeyType, 'rsa')
        assert.ok((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048)
      }
    },
  },
  {
    title: 'certificateId is the digest of the certificate, publicKeyId of its public key',
    evidence: 'described',
    source: ['public-key-ids-derivation', 'public-keys-004'],
    async run({ call }) {
      for (const { certificate, certificateId, publicKeyId } of await call.publicKeys.list()) {
        const read = new X509Certificate(Buffer.from(certificate, 'base64'))
        assert.equal(certificateId, sha256(read.raw))
        assert.equal(publicKeyId, sha256(read.publicKey.export({ type: 'spki', format: 'der' })))
      }
    },
  },
  {
    title: "validFrom and validTo are the certificate's own, to the second",
    needs: ['form'],
    evidence: 'recorded',
    source: 'public-key-certificates-200-recorded',
    async run({ call }) {
      for (const { certificate, validFrom, validTo } of await call.publicKeys.list()) {
        const read = new X509Certificate(Buffer.from(certificate, 'base64'))
        assert.match(validFrom, timestampPattern)
        assert.equal(Date.parse(validFrom), Date.parse(read.validFrom))
        assert.equal(Date.parse(validTo), Date.parse(read.validTo))
      }
    },
  },
  {
    title: 'the keys are in force now',
    evidence: 'documented',
    source: 'public-keys-007',
    async run({ call }) {
      const { timestampMs } = await call.auth.challenge()
      for (const { validFrom, validTo } of await call.publicKeys.list()) {
        assert.ok(Date.parse(validFrom) <= timestampMs)
        assert.ok(timestampMs < Date.parse(validTo))
      }
    },
  },
  {
    title: 'another method is refused with 405',
    evidence: 'described',
    source: 'redeem-wrong-method-405',
    async run({ request }) {
      assert.equal((await request('POST', '/security/public-key-certificates', { body: {} })).status, 405)
    },
  },
])
