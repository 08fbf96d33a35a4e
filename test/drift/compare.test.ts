import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OpenApiDocument, openApi } from '../../contracts/ksef/openapi.ts'
import { compare } from './compare.ts'

/** A small document with one of everything that is compared. */
const small = () => ({
  openapi: '3.0.4',
  info: { title: 'small', version: '1' },
  paths: {
    '/pets': {
      post: {
        description: '**Wymagane jedno z uprawnień**: `Feed`, `Walk`.',
        parameters: [
          { name: 'size', in: 'query', required: true, schema: { type: 'integer', maximum: 9, default: 5 } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: {
          200: {
            description: 'OK',
            headers: { 'X-Note': { schema: { type: 'string' } } },
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['pets'],
                  properties: { pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
                },
              },
            },
          },
          400: {
            description: '| ExceptionCode | ExceptionDescription | Details |\n|-|-|-|\n| 1 | No. | No {reason}. |',
          },
          429: { description: '| | s | min | h | grupa\n|-|-|-|-|-|\n| **limits** | 1 | 2 | 3 | pets' },
        },
        security: [{ Bearer: [] }],
        'x-rate-limits': { perSecond: 1, perMinute: 2, perHour: 3 },
        'x-required-permissions': ['Feed', 'Walk'],
        'x-sort': [{ field: 'name', direction: 'Desc' }],
      },
    },
  },
  components: {
    schemas: {
      Named: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', pattern: '^a', maxLength: 9 } },
      },
      Pet: {
        allOf: [{ $ref: '#/components/schemas/Named' }],
        properties: { kind: { type: 'string', enum: ['cat', 'dog'], nullable: true, deprecated: true } },
      },
    },
  },
})

const changes: [string, (document: ReturnType<typeof small>) => unknown, string[]][] = [
  ['nothing', () => {}, []],
  ['an operation', it => Object.assign(it.paths['/pets'], { get: { responses: {} } }), ['+GET /pets']],
  ['a parameter', ({ paths }) => paths['/pets'].post.parameters.pop(), ['POST /pets › -query size (required)']],
  [
    'a parameter no longer required',
    ({ paths }) => Object.assign(paths['/pets'].post.parameters[0]!, { required: false }),
    ['POST /pets › query size › -required'],
  ],
  [
    'a bound',
    ({ paths }) => Object.assign(paths['/pets'].post.parameters[0]!.schema, { maximum: 10 }),
    ['POST /pets › query size › maximum › 9 → 10'],
  ],
  [
    'a default',
    ({ paths }) => Object.assign(paths['/pets'].post.parameters[0]!.schema, { default: 6 }),
    ['POST /pets › query size › default › 5 → 6'],
  ],
  [
    'a body that may be left out',
    ({ paths }) => Object.assign(paths['/pets'].post.requestBody, { required: undefined }),
    ['POST /pets › body › -required'],
  ],
  [
    'a media type',
    ({ paths }) => Object.assign(paths['/pets'].post.requestBody.content, { 'text/plain': { schema: {} } }),
    ['POST /pets › body › +text/plain'],
  ],
  [
    'a status',
    ({ paths }) => Object.assign(paths['/pets'].post.responses, { 410: { description: 'Gone' } }),
    ['POST /pets › +410'],
  ],
  [
    'a header of an answer',
    ({ paths }) => Object.assign(paths['/pets'].post.responses[200], { headers: {} }),
    ['POST /pets › 200 › -header x-note'],
  ],
  [
    'a field of a shared schema',
    ({ components }) => Object.assign(components.schemas.Pet.properties, { age: { type: 'integer' } }),
    ['POST /pets › 200 › +pets[].age', 'POST /pets › body › +age'],
  ],
  [
    'a value of an enum',
    ({ components }) => components.schemas.Pet.properties.kind.enum.push('fox'),
    ['POST /pets › 200 › pets[].kind › enum › +fox', 'POST /pets › body › kind › enum › +fox'],
  ],
  [
    'a field no longer nullable',
    ({ components }) => Object.assign(components.schemas.Pet.properties.kind, { nullable: false }),
    ['POST /pets › 200 › pets[].kind › -nullable', 'POST /pets › body › kind › -nullable'],
  ],
  [
    'a field no longer deprecated',
    ({ components }) => Object.assign(components.schemas.Pet.properties.kind, { deprecated: false }),
    ['POST /pets › 200 › pets[].kind › -deprecated', 'POST /pets › body › kind › -deprecated'],
  ],
  [
    'a field of a schema below allOf no longer required',
    ({ components }) => components.schemas.Named.required.pop(),
    ['POST /pets › 200 › pets[].name › -required', 'POST /pets › body › name › -required'],
  ],
  [
    'a pattern',
    ({ components }) => Object.assign(components.schemas.Named.properties.name, { pattern: '^b' }),
    ['POST /pets › 200 › pets[].name › pattern › ^a → ^b', 'POST /pets › body › name › pattern › ^a → ^b'],
  ],
  [
    'a format',
    ({ components }) => Object.assign(components.schemas.Named.properties.name, { format: 'byte' }),
    ['POST /pets › 200 › pets[].name › +format byte', 'POST /pets › body › name › +format byte'],
  ],
  [
    'the text of an error',
    ({ paths }) => {
      paths['/pets'].post.responses[400].description += '\n| 1 | Never. | |'
    },
    ['POST /pets › 400 › codes › 1 › +Never.'],
  ],
  [
    'the name of a placeholder, which does not matter',
    ({ paths }) => {
      const answer = paths['/pets'].post.responses[400]
      answer.description = answer.description.replace('{reason}', '{cause}')
    },
    [],
  ],
  ['security', ({ paths }) => paths['/pets'].post.security.pop(), ['POST /pets › security › -Bearer']],
  [
    'a required permission',
    ({ paths }) => paths['/pets'].post['x-required-permissions'].push('Play'),
    ['POST /pets › permissions › +Play'],
  ],
  [
    'whether one permission suffices',
    ({ paths }) => Object.assign(paths['/pets'].post, { description: '**Wymagane uprawnienia**: `Feed`, `Walk`.' }),
    ['POST /pets › permissions › -one of them'],
  ],
  [
    'a rate limit',
    ({ paths }) => Object.assign(paths['/pets'].post['x-rate-limits'], { perHour: 4 }),
    ['POST /pets › limits › perHour › 3 → 4'],
  ],
  [
    'the group of a rate limit',
    ({ paths }) => Object.assign(paths['/pets'].post.responses[429], { description: '' }),
    ['POST /pets › limits › -group pets'],
  ],
  [
    'the order',
    ({ paths }) => Object.assign(paths['/pets'].post['x-sort'][0]!, { direction: 'Asc' }),
    ['POST /pets › sort › name Desc → name Asc'],
  ],
]

test.each(changes)('a change is found and nothing else: %s', (_, change, expected) => {
  const changed = small()
  change(changed)
  expect(compare(small(), changed).map(({ id }) => id)).toEqual(expected)
})

test('a schema that contains itself is compared once around', () => {
  const tree = (maximum: number): OpenApiDocument => ({
    ...small(),
    paths: {
      '/trees': { get: { responses: { 200: { content: { 'application/json': { schema: { $ref: '#/x/Tree' } } } } } } },
    },
    components: {
      schemas: {
        Tree: { type: 'object', properties: { size: { maximum }, left: { $ref: '#/x/Tree' } } },
      },
    },
  })
  expect(compare(tree(1), tree(2)).map(({ id }) => id)).toEqual(['GET /trees › 200 › size › maximum › 1 → 2'])
})

/** Our document as many documents of one path each, references written out: a change in one place is one change. */
const pathsOf = ({ components, paths, ...document }: OpenApiDocument): OpenApiDocument[] => {
  const writtenOut = JSON.stringify(paths, (_, value) =>
    value?.$ref ? components?.schemas?.[value.$ref.split('/').at(-1)] : value,
  )
  return Object.entries(JSON.parse(writtenOut) as typeof paths).map(path => ({
    ...document,
    paths: Object.fromEntries([path]),
  }))
}

const compared = new Set(
  'type format pattern minimum maximum minLength maxLength maxItems nullable readOnly default perSecond perMinute perHour'
    .split(' ')
    .concat('enum', 'required', 'x-sort', 'deprecated'),
)

/** Every place of the operations that holds a compared fact: the object and the key. An example promises nothing. */
const factsIn = (node: unknown): [Record<string, unknown>, string][] => {
  if (typeof node !== 'object' || node === null) return []
  const holder = node as Record<string, unknown>
  return Object.keys(holder).flatMap(key => {
    const value = holder[key]
    if (key === 'example' || key === 'examples') return []
    const isFact = compared.has(key) && (typeof value !== 'object' || Array.isArray(value))
    return isFact ? [[holder, key] satisfies [unknown, string]] : factsIn(value)
  })
}

const changedValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(1)
  if (typeof value === 'number') return value + 1
  if (value === false) return true
  return typeof value === 'string' ? `${value}x` : undefined
}

test('whatever single fact of our own document changes is found, and nothing else', () => {
  const places = pathsOf(openApi()).flatMap(document => factsIn(document.paths).map((_, fact) => ({ document, fact })))
  expect(places.length).toBeGreaterThan(1000)
  fc.assert(
    fc.property(fc.constantFrom(...places), ({ document, fact }) => {
      const changed = structuredClone(document)
      const [holder, key] = factsIn(changed.paths)[fact]!
      holder[key] = changedValue(holder[key])
      expect(compare(document, changed)).toHaveLength(1)
      expect(compare(changed, document)).toHaveLength(1)
    }),
    { seed: 27, numRuns: 100 },
  )
})
