import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members, timestampPattern } from '../../suite-answers.ts'
import { readReferenceNumber } from '../formats.ts'
import { challenge } from './challenge.ts'

export const challengeSuite = suite(challenge, [
  {
    title: 'a challenge has 36 characters: date, CR, millisecond of the day, random, CRC-8',
    evidence: 'described',
    source: ['reference-number-structure-derived', 'challenge-36-chars-client-ip-live', 'challenge-006'],
    async run({ call }) {
      const { challenge: text, timestampMs } = await call.auth.challenge()
      assert.equal(text.length, 36)
      assert.deepEqual(readReferenceNumber(text), { kind: 'CR', at: timestampMs, counter: 0 })
    },
  },
  {
    title: 'timestamp and timestampMs are the same millisecond, truncated',
    needs: ['form'],
    evidence: 'recorded',
    source: ['challenge-200-recorded-2026-01-19', 'ksef-token-017'],
    async run({ call }) {
      const { timestamp, timestampMs } = await call.auth.challenge()
      assert.match(timestamp, timestampPattern)
      assert.equal(Date.parse(timestamp), timestampMs)
    },
  },
  {
    title: 'the members are challenge, timestamp, timestampMs and clientIp, in this order',
    needs: ['form'],
    evidence: 'described',
    source: ['challenge-200-client-ip-2026-10', 'challenge-client-ip-added'],
    async run({ request }) {
      const body = await jsonOf(await request('POST', '/auth/challenge'))
      assert.deepEqual(members(body), ['challenge', 'timestamp', 'timestampMs', 'clientIp'])
    },
  },
  {
    title: "clientIp is the caller's address",
    evidence: 'documented',
    source: ['challenge-004', 'challenge-008'],
    needs: ['addresses'],
    async run(target) {
      assert.equal((await target.from('203.0.113.7').call.auth.challenge()).clientIp, '203.0.113.7')
    },
  },
  {
    title: 'an empty JSON object is accepted as the body',
    evidence: 'recorded',
    source: 'challenge-200-recorded-2026-01-19',
    async run({ request }) {
      assert.equal((await request('POST', '/auth/challenge', { body: {} })).status, 200)
    },
  },
  {
    title: 'no body, no content type and no bearer are needed',
    evidence: 'described',
    source: ['challenge-200-client-ip-2026-10', 'errors-041'],
    async run({ request }) {
      assert.equal((await request('POST', '/auth/challenge')).status, 200)
    },
  },
  {
    title: 'every challenge is another',
    evidence: 'assumed',
    source: 'a challenge signs in once (challenge-005)',
    async run({ call }) {
      const made = await Promise.all(Array.from({ length: 5 }, () => call.auth.challenge()))
      assert.equal(new Set(made.map(it => it.challenge)).size, 5)
    },
  },
  {
    title: 'a bearer that means nothing does no harm',
    evidence: 'assumed',
    source: 'third-party-clients.md, 6.3',
    async run({ request }) {
      assert.equal((await request('POST', '/auth/challenge', { token: 'nonsense' })).status, 200)
    },
  },
  {
    title: 'another method is refused with 405',
    evidence: 'described',
    source: 'redeem-wrong-method-405',
    async run({ request }) {
      assert.equal((await request('PUT', '/auth/challenge')).status, 405)
    },
  },
  {
    title: 'more than 60 a second from one address are refused with 429',
    evidence: 'documented',
    source: 'challenge-009',
    needs: ['rate-limits'],
    async run({ request }) {
      const answers = await Promise.all(Array.from({ length: 80 }, () => request('POST', '/auth/challenge')))
      const statuses = answers.map(it => it.status)
      assert.ok(statuses.filter(status => status === 200).length >= 60)
      assert.ok(statuses.includes(429), 'some of 80 at once are refused')
    },
  },
])
