import { strict as assert } from 'node:assert'
import { freshNip, signInOwner } from '../ksef/suite-preparation.ts'
import type { LegalEntity } from './legal-entities.ts'
import * as operations from './legal-entities.ts'
import {
  type AcubeCase,
  acubeSuite,
  callerOf,
  companyOf,
  entityBecomes,
  entityNow,
  firewallOf,
  logIn,
  problemOf,
  register,
  violationsOf,
} from './suite-target.ts'

const taken: AcubeCase[] = [
  {
    title: 'a company is registered: 201, pending, nothing runs',
    evidence: 'documented',
    source: ['REF-LE', 'LE'],
    async run(target) {
      const call = await callerOf(target)
      const nip = freshNip()
      const made = await call<LegalEntity>('POST', '/legal-entities', companyOf(nip), 201)
      operations.LegalEntity.strict().parse(made)
      assert.deepEqual({ ...made, ...companyOf(nip), status: 'pending', url: null, province: null }, made)
      assert.equal(made.isInvoiceSenderRunning || made.isInvoiceReceiverRunning || made.isInvoiceSyncRunning, false)
      assert.equal(made.authFlowStatus, 'new')
      assert.deepEqual(await entityNow(call, made), made)
    },
  },
  {
    title: 'the list is an array, and Hydra for application/ld+json, 30 items a page',
    evidence: 'documented',
    source: ['REF-LE', 'REF-INV', 'IT-SEARCH'],
    async run(target) {
      const call = await callerOf(target, 1)
      for (let count = 0; count < 31; count++) await register(call)
      const pages = await Promise.all([1, 2].map(page => call<LegalEntity[]>('GET', `/legal-entities?page=${page}`)))
      assert.equal(pages[0]?.length, 30)
      assert.ok(pages[1]!.length > 0)
      const headers = { Accept: 'application/ld+json' }
      const hydra = await target.request('GET', '/legal-entities?page=2', { token: call.token, headers })
      assert.equal(hydra.headers.get('Content-Type')?.split(';')[0], 'application/ld+json')
      const body = (await hydra.json()) as Record<string, unknown>
      assert.deepEqual(Object.keys(body), [
        '@context',
        '@id',
        '@type',
        'hydra:member',
        'hydra:totalItems',
        'hydra:view',
        'hydra:search',
      ])
      assert.equal(body['hydra:totalItems'], 30 + pages[1]!.length)
      const view = body['hydra:view'] as Record<string, string>
      assert.match(view['hydra:previous']!, /page=1$/)
      const [member] = body['hydra:member'] as Record<string, unknown>[]
      assert.deepEqual(Object.keys(member!).slice(0, 3), ['@context', '@id', '@type'])
      assert.equal(member!.uuid, pages[1]![0]!.uuid)
    },
  },
  {
    title: 'setup-for-testing makes a sole trader who can work with KSeF at once',
    evidence: 'documented',
    source: 'REF-SETUP',
    async run(target) {
      const call = await callerOf(target)
      // What signs and verifies is loaded by then: the clock of a target may go on faster than that.
      await signInOwner(target.ksef)
      const pending = call<{ jpgNip: string; jpgPesel: string; enforcementNip: string }>(
        'POST',
        '/legal-entities/setup-for-testing',
        undefined,
        201,
      )
      // It takes several seconds (REF-SETUP), and time must go on for them.
      let over = false
      const ended = () => {
        over = true
      }
      pending.then(ended, ended)
      const meanwhile = async () => {
        // In process nothing but this lets the event loop turn.
        for (let turn = 0; turn < 200 && !over; turn++) {
          await new Promise(resolve => setImmediate(resolve))
          await target.request('GET', '/signature-public-key')
        }
        return over
      }
      await target.ksef.settle(meanwhile, seen => seen)
      const { jpgNip, jpgPesel, enforcementNip } = await pending
      assert.match(jpgNip, /^\d{10}$/)
      assert.match(jpgPesel, /^\d{11}$/)
      assert.match(enforcementNip, /^\d{10}$/)
      const list = await call<LegalEntity[]>('GET', '/legal-entities')
      const entity = list.find(({ nip }) => nip === jpgNip)
      assert.equal((await entityBecomes(target, call, entity!, 'active')).isInvoiceSenderRunning, true)
    },
  },
]

const refused: AcubeCase[] = [
  {
    title: 'what is missing or does not fit is a violation each, all at once',
    evidence: 'documented',
    source: ['REF-LE', 'VALID', 'STACK'],
    async run(target) {
      const token = await logIn(target)
      const body = {
        ...companyOf('123'),
        name: '',
        email: 'nobody',
        postcode: '1',
        countryIso2: 'POL',
        city: undefined,
      }
      assert.deepEqual((await violationsOf(await target.request('POST', '/legal-entities', { token, body }))).sort(), [
        'city: This value should not be blank.',
        'countryIso2: This value should have exactly 2 characters.',
        'email: This value is not a valid email address.',
        'name: This value should not be blank.',
        'nip: This value is not valid.',
        'postcode: This value is not valid.',
      ])
      for (const [changes, violation] of [
        [{ countryIso2: '??' }, 'countryIso2: This value is not valid.'],
        [{ countryIso2: 'pl' }, 'countryIso2: This value is not valid.'],
        [{ url: 'javascript:alert(1)' }, 'url: This value is not a valid URL.'],
        [{ url: 'nowhere' }, 'url: This value is not a valid URL.'],
      ] as const)
        assert.deepEqual(
          await violationsOf(
            await target.request('POST', '/legal-entities', { token, body: companyOf(freshNip(), changes) }),
          ),
          [violation],
        )
    },
  },
  {
    title: 'a NIP is registered once in an account; another account may have it, too',
    evidence: 'assumed',
    source: 'OURS',
    async run(target) {
      const nip = freshNip()
      await register(await callerOf(target), nip)
      const again = await target.request('POST', '/legal-entities', {
        token: await logIn(target),
        body: companyOf(nip),
      })
      assert.deepEqual(await violationsOf(again), ['nip: This value is already used.'])
      await register(await callerOf(target, 1), nip)
    },
  },
  {
    title: 'a NIP with a wrong check digit is a violation',
    evidence: 'assumed',
    source: 'VALID',
    async run(target) {
      const nip = freshNip()
      const wrong = nip.slice(0, 9) + ((Number(nip[9]) + 1) % 10)
      const response = await target.request('POST', '/legal-entities', {
        token: await logIn(target),
        body: companyOf(wrong),
      })
      assert.match((await violationsOf(response))[0]!, /^nip: /)
    },
  },
  {
    title: 'a value of another type, and what is no JSON, are 400; another media type is 415',
    evidence: 'assumed',
    source: ['REF-LE', 'STACK'],
    async run({ request, ...target }) {
      const token = await logIn({ request, ...target })
      const post = (init: object) => request('POST', '/legal-entities', { token, ...init })
      assert.equal(
        await problemOf(await post({ body: companyOf(freshNip(), { name: 5 }) }), 400),
        'The type of the "name" attribute must be "string", "int" given.',
      )
      const headers = { 'Content-Type': 'application/json' }
      assert.equal(await problemOf(await post({ headers, body: '{"name":' }), 400), 'Syntax error')
      await problemOf(await post({ headers, body: '[]' }), 400)
      await problemOf(await post({ headers: { 'Content-Type': 'text/plain' }, body: '{}' }), 415)
    },
  },
  {
    title: "another account's entity is not there",
    evidence: 'documented',
    source: 'REF-LE',
    async run(target) {
      const { uuid } = await register(await callerOf(target))
      const token = await logIn(target, 1)
      assert.equal(await problemOf(await target.request('GET', `/legal-entities/${uuid}`, { token }), 404), 'Not Found')
    },
  },
  {
    title: 'an unknown UUID, and what is none, are not found; a page that is none is 400',
    evidence: 'documented',
    source: 'REF-LE',
    async run(target) {
      const token = await logIn(target)
      for (const uuid of ['00000000-0000-4000-8000-000000000000', 'x', '%00', '__proto__'])
        await problemOf(await target.request('GET', `/legal-entities/${uuid}`, { token }), 404)
      for (const page of ['0', '-1', 'x', '1.5'])
        await problemOf(await target.request('GET', `/legal-entities?page=${page}`, { token }), 400)
    },
  },
  {
    title: 'nothing of it is for who is not signed in',
    evidence: 'documented',
    source: 'REF-LE',
    async run({ request }) {
      await firewallOf(await request('GET', '/legal-entities'))
      await firewallOf(await request('POST', '/legal-entities', { body: companyOf() }))
      await firewallOf(await request('POST', '/legal-entities/setup-for-testing'))
    },
  },
]

export const acubeLegalEntitiesSuite = acubeSuite(
  'A-Cube: legal entities',
  [...taken, ...refused],
  [operations.list, operations.create, operations.get, operations.setupForTesting],
)
