import { expect, test } from 'vitest'
import type { Entry } from '../../../simulator/world/journal.ts'
import { sheetOf } from '../../../simulator/world/sheet.ts'

/** Exchanges that are put away come back as they were. */

const entry = (serial: number, more: Partial<Entry> = {}): Entry => ({
  ...{ world: 'default', serial, place: 10 + serial, at: 1_763_812_800_000.25, ms: 0.125 },
  ...{ method: 'POST', url: 'http://ksef.test/v2/auth/challenge', sentHeaders: [] },
  note: { sent: '', answered: { status: 200, headers: {}, body: '' } },
  ...more,
})

test('with headers, bodies of any characters, and what was said of them', () => {
  const entries = [
    entry(1),
    entry(2, { sentHeaders: ['Host', 'ksef.test', 'X-Empty', '', 'X-Twice', 'a', 'X-Twice', 'b'] }),
    entry(3, {
      note: {
        ...{ context: 'Nip 5265877635', code: 21405, why: 'Zażółć\ngęślą\0jaźń', fault: 'f1', lost: true },
        sent: '{"a":\n"😀"}',
        answered: { status: 400, headers: { Server: 'x', 'X-Empty': '' }, body: '\ud800 half' },
      },
    }),
    entry(4, { note: { sent: '', answered: undefined } }),
    entry(5, { note: { sent: { length: 20_000 }, answered: { status: 200, headers: {}, body: { length: 30_000 } } } }),
  ]
  const sheet = sheetOf(entries)
  expect(sheet).toMatchObject({ count: 5, place: 15 })
  expect(sheet.entries()).toEqual(entries)
  expect(sheet.entries()[0]).toBe(sheet.entries()[0])
})

test('bytes come back as the text that they are; a NUL and what is no text as the character for that', () => {
  const sent = new Uint8Array([0x61, 0, 0xc5, 0x82, 0xff])
  const [read] = sheetOf([entry(1, { note: { sent, answered: { status: 200, headers: {}, body: 'b\0c' } } })]).entries()
  expect(read!.note).toEqual({
    sent: 'a\ufffdł\ufffd',
    answered: { status: 200, headers: {}, body: 'b\ufffdc' },
  })
})
