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
