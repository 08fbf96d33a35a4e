import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  freshPeppolId,
  nipContext,
  outcomeOf,
  peppolSealOf,
  signInOwner,
  signInProvider,
  startWithSeal,
} from '../suite-preparation.ts'
import { query } from './query.ts'

/** Every provider there is, page by page. */
const providers = async ({ call }: Target) => {
  const found = []
  for (let pageOffset = 0; ; pageOffset++) {
    const { peppolProviders, hasMore } = await call.peppol.query({ query: { pageOffset, pageSize: 100 } })
    found.push(...peppolProviders)
    if (!hasMore) return found
  }
}

const cases: Case[] = [
  {
    title: 'a provider is in the list from its first sign-in on, under the name of its seal, whoever asks',
    evidence: 'described',
    source: ['peppol-006', 'peppol-008', 'peppol-014', 'xades-035'],
    async run(target) {
      const id = freshPeppolId()
      await signInProvider(target, id)
      await signInProvider(target, id)
      const mine = (await providers(target)).filter(provider => provider.id === id)
      assert.deepEqual(
        mine.map(({ name }) => name),
        ['Provider'],
      )
    },
  },
  {
    title: 'the name is that of the organisation',
    evidence: 'assumed',
    source: 'peppol-015',
    async run(target) {
      const id = freshPeppolId()
      await signInProvider(target, id)
      assert.equal((await providers(target)).find(provider => provider.id === id)?.name, 'Provider')
    },
  },
  {
    title: "the newest stand first, and no page has another's",
    evidence: 'documented',
    source: ['peppol-003', 'peppol-004'],
    async run(target) {
      for (let times = 0; times < 12; times++) await signInProvider(target)
      const page = (pageOffset: number) => target.call.peppol.query({ query: { pageOffset, pageSize: 10 } })
      const [first, second] = [await page(0), await page(1)]
      assert.equal(first.peppolProviders.length, 10)
      assert.equal(first.hasMore, true)
      const both = [...first.peppolProviders, ...second.peppolProviders]
      assert.equal(new Set(both.map(({ id }) => id)).size, both.length)
      const inOrder = [...both].sort(
        (a, b) => Date.parse(b.dateCreated) - Date.parse(a.dateCreated) || (a.id < b.id ? -1 : 1),
      )
      assert.deepEqual(both, inOrder)
    },
  },
  {
    title: 'a page behind the last is empty',
    evidence: 'documented',
    source: 'peppol-003',
    async run({ call }) {
      const page = await call.peppol.query({ query: { pageOffset: 2_000_000_000 } })
      assert.deepEqual(page, { peppolProviders: [], hasMore: false })
    },
  },
  {
    title: 'a page of 9 or of 101, or a page before the first, is refused',
    evidence: 'documented',
    source: 'peppol-002',
    async run({ call }) {
      for (const pageSize of [9, 101]) {
        const error = await refused(call.peppol.query({ query: { pageSize } }), 'validationFailed')
        assert.deepEqual(error.details, [`'pageSize' must be between 10 and 100. You entered ${pageSize}.`])
      }
      await refused(call.peppol.query({ query: { pageOffset: -1 } }), 'validationFailed')
    },
  },
  {
    title: 'a sign-in that fails registers nobody',
    evidence: 'assumed',
    source: 'simulator/ksef/peppol/register.ts',
    async run(target) {
      const id = freshPeppolId()
      const { context } = await signInOwner(target)
      const started = startWithSeal(target, await peppolSealOf(target, id), nipContext(context.value))
      await started.then(it => outcomeOf(target, it)).catch(() => undefined)
      assert.equal(
        (await providers(target)).some(provider => provider.id === id),
        false,
      )
    },
  },
]

export const queryPeppolSuite = suite(query, cases)
