import { expect, test } from 'vitest'
import { differences } from './alike.ts'
import { headerDifferences } from './headers.ts'

const whole = { shown: 'whole' as const }
const link = (kind: string, file: string) =>
  `https://host.test/storage/04/20260116-so-3456d11000-8e6e92fc85-d9/${kind}/upo_${file}.xml?se=2026-01-19T15%3A15%3A48Z&sig=<cut>`
const number = '7980332920-20260116-010020ECAD68-DA'
const hash = Buffer.alloc(32, 1).toString('base64')

test.each([
  [
    'a reference number of the same kind',
    '20260116-SO-341F20A000-E2F3DB6E58-54',
    '20261123-SO-0000000000-0000000000-00',
  ],
  ['a time of the same zone', '2026-01-16T15:14:42.1456899+00:00', '2026-11-23T12:00:00+00:00'],
  ['a time of which the zone alone was left', '2026-07-16T2xxxxxxxxxx00:00', '2026-11-23T12:00:00.1+00:00'],
  ['another KSeF number', number, '5265877635-20261123-0100A0B0C0D0-00'],
  ['another SHA-256', hash, Buffer.alloc(32, 2).toString('base64')],
  ['another link to the same', link('invoice-upo', number), link('invoice-upo', number).replace('<cut>', 'abc')],
  ['a text that was cut', '["CredentialsManage", ... cut', '["CredentialsManage","CredentialsRead"]'],
  [
    'a text that was blanked',
    "Identyfikator: 'XXXXXXXXXX-XXXXX' jest zły.",
    "Identyfikator: '5265877635-12345' jest zły.",
  ],
  ['a text without its full stop', 'Token unieważniony', 'Token unieważniony.'],
])('%s is alike', (_, recorded, answered) => {
  expect(differences(recorded, answered, whole)).toEqual([])
})

test.each<[string, unknown, unknown]>([
  [
    'a reference number of another kind',
    '20260116-SO-341F20A000-E2F3DB6E58-54',
    '20260116-SB-341F20A000-E2F3DB6E58-54',
  ],
  ['a time of another zone', '2026-01-16T15:14:42+00:00', '2026-01-16T15:14:42Z'],
  ['a time of another zone than was left', '2026-07-16T2xxxxxxxxxx00:00', '2026-11-23T12:00:00Z'],
  ['a hash in hexadecimal', hash, Buffer.alloc(32, 2).toString('hex')],
  ['a link to something else', link('invoice-upo', number), link('upo', number)],
  ['a text that goes on after a blank', "'XXXXXXXXXX-XXXXX' jest zły.", "'5265877635-12345' jest dobry."],
  ['null', 'a', null],
  ['another number', 1, 2],
  ['one more entry', [1], [1, 1]],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['one more member', { a: 1 }, { a: 1, b: 2 }],
  ['one member less', { a: 1, b: 2 }, { a: 1 }],
])('%s is not alike', (_, recorded, answered) => {
  expect(differences(recorded, answered, whole)).not.toEqual([])
})

test('where a part is shown, more members are alike and another order is not', () => {
  expect(differences({ a: 1, c: 3 }, { a: 1, b: 2, c: 3 }, { shown: 'part' })).toEqual([])
  expect(differences({ c: 3, a: 1 }, { a: 1, b: 2, c: 3 }, { shown: 'part' })).not.toEqual([])
  expect(differences({ c: 3, a: 1 }, { a: 1, b: 2, c: 3 }, { shown: 'values' })).toEqual([])
})

test('members that came later, and values that nobody can compare, are let be', () => {
  const likeness = { ...whole, later: ['a.b'], other: ['c'] }
  expect(differences({ a: {}, c: 1 }, { a: { b: 1 }, c: 2 }, likeness)).toEqual([])
  expect(differences({ a: {}, c: 1 }, { a: { d: 1 }, c: 2 }, likeness)).not.toEqual([])
})

const recorded = {
  'Content-Type': 'application/json; charset=utf-8',
  Connection: 'keep-alive',
  Server: 'Kestrel',
  'X-Cdn': 'Imperva',
}
const sent = { 'Content-Type': 'application/json; charset=utf-8', Server: 'ksef-simulator' }

test.each<[string, Record<string, string>, string[]]>([
  ['as recorded', sent, []],
  ['with an explanation', { ...sent, 'X-Simulator-Explanation': 'e1' }, []],
  [
    'of another type',
    { ...sent, 'Content-Type': 'text/plain' },
    ['content-type is text/plain, recorded is application/json; charset=utf-8'],
  ],
  ['without a server', { 'Content-Type': sent['Content-Type'] }, ['server is null, recorded is Kestrel']],
  ['with one more', { ...sent, ETag: '1' }, ['etag was not recorded']],
])('headers %s', (_, answered, expected) => {
  expect(headerDifferences(recorded, new Headers(answered))).toEqual(expected)
})

test('where some headers are quoted, others may stand beside them', () => {
  expect(headerDifferences({ 'Retry-After': '30' }, new Headers({ ...sent, 'Retry-After': '59' }))).toEqual([])
  expect(headerDifferences({ 'Retry-After': '30' }, new Headers({ ...sent, 'Retry-After': 'soon' }))).toHaveLength(1)
})
