import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  freshNip,
  freshPeppolId,
  nipContext,
  outcomeOf,
  peppolSealOf,
  sealOf,
  signInOwner,
  startWithSeal,
} from '../suite-preparation.ts'
import { makeToken, startWithToken } from '../suite-tokens.ts'
import { blockContext } from './block-context.ts'

type Type = 'Nip' | 'InternalId' | 'NipVatUe' | 'PeppolId'

export const blockContextSuite = suite(blockContext, [
  {
    title: 'seals and tokens end with 480',
    evidence: 'described',
    source: ['auth-status-480-context-blocked', 'testdata-050'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const { token } = await makeToken(target, owner)
      const response = await target.request('POST', '/testdata/context/block', {
        body: { contextIdentifier: nipContext(nip) },
      })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
      const bySeal = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      assert.equal((await outcomeOf(target, bySeal)).status.code, 480)
      const byToken = await startWithToken(target, token, nipContext(nip))
      assert.equal((await outcomeOf(target, byToken)).status.code, 480)
    },
  },
  {
    title: 'a PeppolId context is blocked as well',
    evidence: 'documented',
    source: 'testdata-050',
    async run(target) {
      const context = { type: 'PeppolId' as const, value: freshPeppolId() }
      await target.call.testdata.blockContext({ body: { contextIdentifier: context } })
      const started = await startWithSeal(target, await peppolSealOf(target, context.value), context)
      assert.equal((await outcomeOf(target, started)).status.code, 480)
    },
  },
  {
    title: 'whoever is in stays in',
    evidence: 'described',
    source: 'refresh-400-context-blocked-480',
    async run(target) {
      const { call, context } = await signInOwner(target)
      await target.call.testdata.blockContext({ body: { contextIdentifier: context } })
      await call.tokens.list()
    },
  },
  {
    title: 'another context is not touched',
    evidence: 'documented',
    source: 'testdata-050',
    async run(target) {
      await target.call.testdata.blockContext({ body: { contextIdentifier: nipContext(freshNip()) } })
      await signInOwner(target)
    },
  },
  {
    title: 'blocking twice is the same, and one unblocking undoes both',
    evidence: 'described',
    source: 'testdata-n02',
    async run(target) {
      const { testdata } = target.call
      const nip = freshNip()
      const body = { contextIdentifier: nipContext(nip) }
      await testdata.blockContext({ body })
      await testdata.blockContext({ body })
      await testdata.unblockContext({ body })
      await signInOwner(target, nip)
    },
  },
  {
    title: 'a type that KSeF does not know makes the content unreadable',
    evidence: 'described',
    source: ['known-21001-json-parsing', 'testdata-037'],
    async run({ call }) {
      const contextIdentifier = { type: 'Pesel' as Type, value: freshNip() }
      await refused(call.testdata.blockContext({ body: { contextIdentifier } }), 'unreadableContent')
    },
  },
  {
    title: 'a body without a context is refused',
    evidence: 'assumed',
    source: 'contracts/ksef/testdata/test-data.ts: the document lets it be left out, which blocks nothing',
    async run({ call }) {
      await refused(call.testdata.blockContext({ body: {} }), 'validationFailed')
    },
  },
  {
    title: 'a value of another form than its type has is refused',
    evidence: 'assumed',
    source: 'contracts/ksef/identifiers.ts',
    async run({ call }) {
      const body = { contextIdentifier: nipContext('123') }
      await refused(call.testdata.blockContext({ body }), 'validationFailed')
    },
  },
])
