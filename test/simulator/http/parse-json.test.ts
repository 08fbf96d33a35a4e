import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoJson, parseJson } from '../../../simulator/http/parse-json.ts'
import { drawn } from '../../properties/seed.ts'

const read = (text: string) => parseJson(Buffer.from(text))

test('JSON is read as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
      expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
    drawn,
  )
})

test.each([
  ['{"password":\'hunter2\'}', 'a character stands where JSON has none of its kind'],
  ['password=hunter2', 'a character stands where JSON has none of its kind'],
  ['hunter2', 'a character stands where JSON has none of its kind'],
  ['"hunter2', 'at position 8'],
  ['{"password":"hunter2"', 'at position 21'],
  ['{"password":"hunter2"}hunter2', 'at position 22'],
  ['{"password":', 'Unexpected end'],
  ['', 'Unexpected end'],
])('of %s it is said what is wrong, not what stands there', (text, reason) => {
  expect(() => read(text)).toThrow(NoJson)
  expect(() => read(text)).toThrow(reason)
  expect(() => read(text)).not.toThrow(/hunter2/)
})

test('what is no UTF-8 is no JSON', () => {
  expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(NoJson)
})

test('no word of a broken text is repeated', () => {
  const word = 'hunter2hunter2'
  const broken = fc.tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 })).map(it => it.join(word))
  fc.assert(
    fc.property(broken, text => {
      try {
        read(text)
      } catch (error) {
        expect((error as Error).message).not.toContain('hunter')
      }
    }),
    drawn,
  )
})

test('JSON is as deep as 64, whatever stands in its texts', () => {
  const deep = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`
  expect(() => read(deep(64))).not.toThrow()
  expect(() => read(deep(66))).toThrow('nests deeper than 64')
  const text = JSON.stringify(['\\', '\\"', '"['.repeat(1000), '\\"[{'.repeat(1000), ']}'.repeat(1000), { '[{"': ']' }])
  expect(read(text)).toEqual(JSON.parse(text))
})

test('texts and bytes beside them are counted, the characters of a text are not', () => {
  const text = JSON.stringify({ content: 'A'.repeat(1_000_000), escaped: 'A\\/'.repeat(100_000) })
  expect(read(text)).toEqual(JSON.parse(text))
  expect(() => read(`[${'1,'.repeat(200_000)}1]`)).toThrow('more than 262144 texts')
  expect(() => read(JSON.stringify('"'.repeat(300_000)))).toThrow('more than 262144 texts')
  expect(() => parseJson(Buffer.from('[1,2,3,4]'), 8)).toThrow('more than 8 texts')
})
