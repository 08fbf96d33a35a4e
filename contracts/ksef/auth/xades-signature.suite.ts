import { strict as assert } from 'node:assert'
import { X509Certificate } from 'node:crypto'
import { type Case, suite, type Target } from '../../suite.ts'
import { jsonOf, members, permissionsIn, sorted } from '../../suite-answers.ts'
import { makeInternalId, readReferenceNumber } from '../formats.ts'
import {
  freshNip,
  freshPeppolId,
  freshPesel,
  grant,
  nipContext,
  outcomeOf,
  peppolSealOf,
  personOf,
  sealOf,
  signedRequest,
  signIn,
  startWithSeal,
} from '../suite-preparation.ts'
import { xadesSignature } from './xades-signature.ts'

/** Who gets in by a signature. What is refused stands in xades-signature-refusals.suite.ts. */
export const xadesSignatureSuite = suite(xadesSignature, [
  ...(['rsa', 'p256'] as const).map(key => ({
    title: `a seal with VATPL- and a ${key} key opens the context of its NIP`,
    evidence: 'described' as const,
    source: ['xades-039', key === 'rsa' ? 'xades-037' : 'xades-038'],
    async run(target: Target) {
      const nip = freshNip()
      const { accessToken } = await signIn(target, await sealOf(target, nip, key), nipContext(nip))
      assert.deepEqual(permissionsIn(accessToken), ['Owner'])
    },
  })),
  ...(['rsa', 'p256'] as const).map(key => ({
    title: `a person's certificate with TINPL- and a ${key} key opens the context of its NIP`,
    evidence: 'described' as const,
    source: [key === 'rsa' ? 'xades-037' : 'xades-038', 'xades-034'],
    async run(target: Target) {
      const nip = freshNip()
      const { accessToken } = await signIn(target, await personOf(target, `TINPL-${nip}`, key), nipContext(nip))
      assert.deepEqual(permissionsIn(accessToken), ['Owner'])
    },
  })),
  {
    title: 'the answer is 202 with the number of the operation (AU) and a token for it',
    needs: ['form'],
    evidence: 'recorded',
    source: ['xades-202-ksef-certificate', 'xades-202-selfsigned-test-2026-02', 'xades-015'],
    async run(target) {
      const nip = freshNip()
      const body = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      const response = await target.request('POST', '/auth/xades-signature', {
        body,
        headers: { 'Content-Type': 'application/xml' },
      })
      assert.equal(response.status, 202)
      const answer = await jsonOf<{ referenceNumber: string; authenticationToken: object }>(response)
      assert.deepEqual(members(answer), ['referenceNumber', 'authenticationToken'])
      assert.deepEqual(members(answer.authenticationToken), ['token', 'validUntil'])
      assert.equal(readReferenceNumber(answer.referenceNumber)?.kind, 'AU')
    },
  },
  {
    title: 'a PESEL that test data linked with the NIP owns its context',
    evidence: 'documented',
    source: ['xades-033', 'testdata-039'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
      const { accessToken } = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      assert.deepEqual(permissionsIn(accessToken), ['Owner'])
    },
  },
  {
    title: 'a PESEL with a permission gets in and holds just that permission, whichever of the six it is',
    evidence: 'described',
    source: ['xades-041', 'jwt-008'],
    async run(target) {
      const context = freshNip()
      for (const permission of [
        'InvoiceWrite',
        'InvoiceRead',
        'CredentialsManage',
        'CredentialsRead',
        'Introspection',
        'SubunitManage',
      ] as const) {
        const pesel = freshPesel()
        await grant(target, context, { type: 'Pesel', value: pesel }, [permission])
        const { accessToken } = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(context))
        assert.deepEqual(permissionsIn(accessToken), [permission])
      }
    },
  },
  ...(['TINPL-', 'NIP-', 'PNOPL-', 'PESEL-'] as const).map(
    (prefix): Case => ({
      title: `the prefix ${prefix} names a ${prefix.startsWith('P') ? 'PESEL' : 'NIP'}`,
      evidence: 'documented',
      source: ['xades-025', 'xades-selfsigned-x509issuername-pesel'],
      async run(target) {
        const [nip, pesel] = [freshNip(), freshPesel()]
        await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Sole trader' } })
        const identity = await personOf(target, prefix + (prefix.startsWith('P') ? pesel : nip))
        const { accessToken } = await signIn(target, identity, nipContext(nip))
        assert.deepEqual(permissionsIn(accessToken), ['Owner'])
      },
    }),
  ),
  {
    title: 'TINPL- with an InternalId names the NIP in it',
    evidence: 'described',
    source: 'xades-054',
    async run(target) {
      const nip = freshNip()
      const identity = await personOf(target, `TINPL-${makeInternalId(nip, '1234')}`)
      await signIn(target, identity, nipContext(nip))
    },
  },
  {
    title: "rights given to a NIP count for a person's certificate and for a seal",
    evidence: 'described',
    source: ['xades-040', 'xades-042'],
    async run(target) {
      const [context, nip] = [freshNip(), freshNip()]
      await grant(target, context, { type: 'Nip', value: nip }, ['InvoiceRead', 'InvoiceWrite'])
      for (const identity of [await personOf(target, `TINPL-${nip}`), await sealOf(target, nip)]) {
        const { accessToken } = await signIn(target, identity, nipContext(context))
        assert.deepEqual(sorted(permissionsIn(accessToken)), ['InvoiceRead', 'InvoiceWrite'])
      }
    },
  },
  {
    title: 'rights given to a fingerprint count for certificateFingerprint',
    evidence: 'documented',
    source: ['xades-027', 'testdata-016'],
    async run(target) {
      const context = freshNip()
      const identity = await personOf(target, `TINPL-${freshNip()}`)
      const value = new X509Certificate(identity.certificate).fingerprint256.replaceAll(':', '')
      await grant(target, context, { type: 'Fingerprint', value }, ['InvoiceRead'])
      const { accessToken } = await signIn(target, identity, nipContext(context), {
        subjectIdentifierType: 'certificateFingerprint',
      })
      assert.deepEqual(permissionsIn(accessToken), ['InvoiceRead'])
    },
  },
  {
    title: 'a Peppol provider never seen before opens its own PeppolId context',
    evidence: 'described',
    source: 'xades-055',
    async run(target) {
      const value = freshPeppolId()
      const { accessToken } = await signIn(target, await peppolSealOf(target, value), { type: 'PeppolId', value })
      assert.notEqual(accessToken, '')
    },
  },
  ...(['2.0', '2.1'] as const).map(version => ({
    title: `the schema ${version} of the AuthTokenRequest is taken`,
    evidence: 'documented' as const,
    source: 'xades-017',
    async run(target: Target) {
      const nip = freshNip()
      await signIn(target, await sealOf(target, nip), nipContext(nip), { version })
    },
  })),
  {
    title: 'an empty list of allowed addresses restricts nothing',
    evidence: 'described',
    source: 'xades-047',
    async run(target) {
      const nip = freshNip()
      const session = await signIn(target, await sealOf(target, nip), nipContext(nip), { allowedIps: '' })
      await session.call.limits.context()
    },
  },
  {
    title: 'verifyCertificateChain=false takes a self-signed certificate',
    evidence: 'described',
    source: 'xades-049',
    async run(target) {
      const nip = freshNip()
      const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      await target.call.auth.xadesSignature({ xml, query: { verifyCertificateChain: false } })
    },
  },
  {
    title: 'someone without rights is taken in (202) and refused in the status (415)',
    evidence: 'recorded',
    source: ['auth-status-415-no-permissions', 'xades-048', 'xades-415-first-poll'],
    async run(target) {
      const started = await startWithSeal(
        target,
        await personOf(target, `PNOPL-${freshPesel()}`),
        nipContext(freshNip()),
      )
      const { status } = await outcomeOf(target, started)
      assert.deepEqual(status, {
        code: 415,
        description: 'Uwierzytelnianie zakończone niepowodzeniem',
        details: ['Brak przypisanych uprawnień'],
      })
    },
  },
])
