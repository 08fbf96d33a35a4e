import { describe, expect, test } from 'vitest'
import { compareRecordings, compareWithStored } from '../../simulator/commands/contracts/compare.ts'
import type { RecordedExchange } from '../../simulator/commands/contracts/exchange.ts'

const exchange = (body: unknown, changed: Partial<RecordedExchange> = {}): RecordedExchange => ({
  id: 'one',
  area: 'tokens',
  operation: 'GET /tokens',
  given: 'GET /tokens: a case',
  request: { path: '/tokens', headers: {}, body: null },
  response: { status: 200, headers: { 'Content-Type': 'application/json' }, body },
  shown: 'whole',
  observedOn: '2026-11-22',
  evidence: 'recorded',
  source: 'http://127.0.0.1:4010/v2',
  ...changed,
})

const compared = (before: unknown, after: unknown) => compareRecordings([exchange(before)], [exchange(after)])

describe('two recordings of the suites differ', () => {
  test.each<[string, unknown, unknown, string]>([
    ['in a value', { a: 'x' }, { a: 'y' }, 'body.a: "x" → "y"'],
    ['in the order of members', { a: 1, b: 2 }, { b: 2, a: 1 }, 'body: the order a,b → b,a'],
    ['where an empty list is gone', { a: 1, b: [] }, { a: 1 }, 'body: gone b'],
    ['where an empty object is new', { a: 1 }, { a: 1, b: {} }, 'body: new b'],
    ['where a list became an object', { a: [] }, { a: {} }, 'body.a: [] → {}'],
    ['where null became nothing', { a: null }, {}, 'body: gone a'],
    ['where null became a text', { a: null }, { a: 'null' }, 'body.a: null → "null"'],
    ['in one entry of a list', [{ a: 1 }], [{ a: 2 }], 'body.[].a: 1 → 2'],
    ['where a body is gone', {}, null, 'body: {} → null'],
    ['in the zone of a time', '2026-11-22T12:00:00Z', '2026-11-22T12:00:00+00:00', 'body: "2026'],
  ])('%s', (_, before, after, told) => {
    const [line, ...others] = compared(before, after)
    expect(line).toContain(told)
    expect(line).toContain('GET /tokens (one)')
    expect(others).toEqual([])
  })

  test('in status and headers', () => {
    const response = { status: 202, headers: { 'Content-Type': 'text/plain' }, body: {} }
    expect(compareRecordings([exchange({})], [exchange({}, { response })])).toEqual([
      'GET /tokens (one): status: 200 → 202',
      'GET /tokens (one): headers.Content-Type: "application/json" → "text/plain"',
    ])
  })

  test('where one is new and another gone', () => {
    const other = exchange({}, { id: 'two', given: 'GET /tokens: another case' })
    expect(compareRecordings([exchange({})], [exchange({}), other])).toEqual(['new: GET /tokens (two)'])
    expect(compareRecordings([exchange({}), other], [exchange({})])).toEqual(['gone: GET /tokens (two)'])
  })
})

describe('two recordings of the suites are alike', () => {
  test.each([
    ['links', link('20261122-so-3456d11000-8e6e92fc85-d9', 'a'), link('20261123-so-1111111111-2222222222-33', 'b')],
    [
      'the path of a link',
      '/storage/upo_5265877635-20260116-010020ECAD68-DA',
      '/storage/upo_7980332920-20261116-0100AAAAAAAA-00',
    ],
    ['numbers of made-up invoices', 'FV/79dd0123456789ab', 'FV/0000000000000000'],
    ['Peppol ids and fingerprints', `PPL123456 ${'A'.repeat(64)}`, `PPL654321 ${'B1'.repeat(32)}`],
  ])('in %s', (_, before, after) => {
    expect(compared({ a: before }, { a: after })).toEqual([])
  })

  test('whatever their files are called', () => {
    expect(compareRecordings([exchange({})], [exchange({}, { id: 'another' })])).toEqual([])
  })

  test('when calls of one time are answered in another order', () => {
    const [taken, refused] = [{ ok: true }, { code: 21301 }].map(body => exchange(body))
    expect(compareRecordings([taken!, refused!, refused!], [refused!, taken!, refused!])).toEqual([])
    expect(compareRecordings([taken!, refused!], [refused!, refused!])).toEqual([
      'GET /tokens (one): body: gone ok, new code',
    ])
  })
})

function link(session: string, signature: string) {
  return `https://host/storage/04/${session}/upo/upo_20261122-EU-1111111111-2222222222-33.xml?sig=${signature}`
}

describe('with the stored ones', () => {
  const problem = (description: string) =>
    exchange({ title: 'Bad Request', status: 400, errors: [{ code: 21405, description, details: ['d'] }] })
  const stored = exchange(
    { exception: { exceptionDetailList: [{ exceptionCode: 21405, exceptionDescription: 'Błąd.', details: ['d'] }] } },
    { id: 'stored', given: 'In words of its own.' },
  )
  const cites = (given: string) => (given === 'GET /tokens: a case' ? ['stored'] : [])

  test('what is recorded in a case that names one is held against it, in either form of refusals', () => {
    expect(compareWithStored([stored], [problem('Błąd.')], cites)).toMatchObject({ changes: [], met: 1, unmet: [] })
    expect(compareWithStored([stored], [problem('Inny.')], cites).changes).toEqual([
      'GET /tokens (stored), since 2026-11-22: errors.[].description: "Błąd." → "Inny."',
    ])
  })

  test('the nearest of several counts', () => {
    const several = [problem('Inny.'), problem('Błąd.')]
    expect(compareWithStored([stored], several, cites).changes).toEqual([])
  })

  test('one that no case names is not compared, and told', () => {
    expect(compareWithStored([stored], [problem('Błąd.')], () => [])).toMatchObject({ met: 0, unmet: ['stored'] })
  })

  test('members that came later are told apart from changes', () => {
    const [old, now] = [exchange({ a: 1, c: 3 }, { id: 'stored' }), exchange({ a: 1, b: 2, c: 3 })]
    expect(compareWithStored([old], [now], cites)).toMatchObject({
      changes: [],
      additions: ['GET /tokens (stored), since 2026-11-22: body: new b'],
    })
    expect(compareWithStored([now], [old], cites).changes).toHaveLength(1)
  })

  test('of one that shows a part, the rest is not compared', () => {
    const part = exchange({ a: 1 }, { id: 'stored', shown: 'part' })
    expect(compareWithStored([part], [exchange({ a: 1, b: 2 })], cites)).toMatchObject({ changes: [], additions: [] })
  })
})
