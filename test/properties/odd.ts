import fc from 'fast-check'

/** What careless and hostile clients send. */

/** What may stand in a header: bytes without control characters, neither beginning nor ending with a space. */
export const headerText = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map(code => String.fromCharCode(code === 0x7f ? 0x20 : code)) })
  .map(text => text.trim())

/** A path with its parameters drawn. */
export const pathOf = (path: string, segment: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(...(path.match(/\{\w+\}/g) ?? []).map(() => segment)).map(values => {
    let place = 0
    return path.replace(/\{\w+\}/g, () => values[place++]!)
  })

/** A query with these names, and others. */
export const querying = (names: readonly string[]): fc.Arbitrary<string> => {
  const name = names.length === 0 ? fc.string() : fc.oneof(fc.constantFrom(...names), fc.string())
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '0', '-1', '1e9', '99999999999999999999', 'true', 'null', 'Active'),
  )
  return fc.oneof(
    fc.array(fc.tuple(name, value), { maxLength: 4 }).map(pairs => new URLSearchParams(pairs).toString()),
    fc.string({ unit: fc.constantFrom(...'&=%+;[]az09') }),
  )
}

export const anyBody: fc.Arbitrary<string | Uint8Array | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.uint8Array({ maxLength: 200 }),
  fc.json(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('{"__proto__":1}', '[]', 'null', '1', '"x"', '<a/>', '<!DOCTYPE a><a/>'),
)

/** One place of a JSON value, drawn. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, -1, 1e21, true, [], {}, [[]], 'x'.repeat(300), '\u0000', '\ud800', 'ą'),
    fc.jsonValue({ maxDepth: 2 }),
  )
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return odd
  return fc.constantFrom(...Object.keys(value)).chain(name =>
    fc.oneof(
      odd.map(member => replaced(value, name, member)),
      mutated((value as Record<string, unknown>)[name]).map(member => replaced(value, name, member)),
      fc.constant(replaced(value, name, undefined)),
    ),
  )
}
const replaced = (value: object, name: string, member: unknown): unknown =>
  Array.isArray(value)
    ? value.map((item, place) => (String(place) === name ? member : item))
    : { ...value, [name]: member }
