import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as z from 'zod'
import { allOperations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { simulated } from '../simulator/simulated.ts'
import { fromSchema } from './from-schema.ts'
import { drawn } from './seed.ts'

/** Every date that an operation reads, at the edges of what there is: an answer of KSeF, and no 5xx. */

const edges = [
  '0000-01-01',
  '0001-01-01',
  '0001-01-01T00:00:00',
  '0001-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '0999-12-31T00:00:00',
  '1000-01-01',
  '2026-02-30',
  '2026-12-01T00:00:00Z',
  '2026-12-01T00:00:00',
  '9999-12-31',
  '9999-12-31T23:59:59.9999999',
  '9999-12-31T23:59:59.9999999-14:00',
  '+012026-01-01T00:00:00Z',
]

type Path = readonly string[]

interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
}

/** The paths of the members that are dates. */
const datesIn = (schema: z.ZodType | undefined, path: Path = []): Path[] => {
  if (schema === undefined) return []
  const { shape, innerType, element } = schema._zod.def as unknown as Definition
  const format = schema.meta()?.format
  if (format === 'date' || format === 'date-time') return [path]
  return [
    ...datesIn(innerType, path),
    ...datesIn(element, [...path, '0']),
    ...Object.entries(shape ?? {}).flatMap(([name, member]) => datesIn(member, [...path, name])),
  ]
}

const replaced = (value: unknown, [name, ...rest]: Path, by: unknown): unknown =>
  name === undefined
    ? by
    : {
        ...(value as object),
        [name]: replaced((value as Record<string, unknown> | null | undefined)?.[name], rest, by),
      }

/** Who owns a context of a NIP may call all but this one, which takes the same details as its neighbour. */
const ofEuEntities = '/permissions/eu-entities/grants'

const declared = allOperations.flatMap(({ operation }) => (operation.path !== ofEuEntities ? [operation] : []))
const cases = declared.flatMap(operation => [
  ...datesIn(operation.body).map(path => [operation, 'body', path] as const),
  ...datesIn(operation.query).map(path => [operation, 'query', path] as const),
])

const { ask, signedIn } = simulated()
const bearer = await (await signedIn('5265877635')).accessToken()

const kindOfDetails = ['subjectDetails', 'subjectDetailsType']
const withoutIdentifier = 'PersonByFingerprintWithoutIdentifier'

const send = (operation: OperationShape, part: 'body' | 'query', path: Path, edge: string): Promise<Response> => {
  const [body, query] = [operation.body, operation.query].map(schema =>
    schema === undefined ? undefined : fc.sample(fromSchema(schema), { ...drawn, numRuns: 1 })[0],
  )
  const changed = part === 'body' ? replaced(body, path, edge) : body
  // Of the details of a subject only the member of their kind counts.
  const json = path.includes('personByFpNoId') ? replaced(changed, kindOfDetails, withoutIdentifier) : changed
  const given = part === 'query' ? { ...(query as object), [path[0]!]: edge } : query
  const search = Object.entries(given ?? {}).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]))
  const asked = `${operation.method} /v2${operation.path}?${new URLSearchParams(search)}`
  return ask(asked, operation.method === 'GET' ? { bearer } : { bearer, json })
}

test('there are dates to read', () => {
  const names = cases.map(([{ method, path }, , member]) => `${method} ${path} ${member.join('.')}`)
  expect(names).toEqual(
    expect.arrayContaining([
      'POST /invoices/query/metadata dateRange.from',
      'GET /sessions dateModifiedTo',
      'POST /testdata/attachment/revoke expectedEndDate',
      'POST /testdata/person createdDate',
    ]),
  )
})

test.each(
  cases.map(
    ([operation, part, path]) =>
      [`${operation.method} ${operation.path} ${path.join('.')}`, operation, part, path] as const,
  ),
)('%s takes an edge of the calendar, or refuses it', async (_name, operation, part, path) => {
  for (const edge of edges) {
    // What is withdrawn must have been given.
    if (operation.path === '/testdata/attachment/revoke') {
      const [{ nip }] = fc.sample(fromSchema(operation.body!), { ...drawn, numRuns: 1 }) as [{ nip: string }]
      await ask('POST /v2/testdata/attachment', { json: { nip } })
    }
    const response = await send(operation, part, path, edge)
    expect([200, 201, 202, 204, 400], `${edge}: ${await response.clone().text()}`).toContain(response.status)
    if (response.status !== 400) continue
    const { exception } = await response.json()
    // A certificate's request is read before its date counts.
    expect([21405, 21001, 30001, 21183, 25004, 26001], edge).toContain(exception.exceptionDetailList[0].exceptionCode)
  }
})

test('a consent ends with a day, not with a date-time', async () => {
  const nip = '1234563218'
  await ask('POST /v2/testdata/attachment', { json: { nip } })
  const revoke = async (expectedEndDate: string) =>
    (await ask('POST /v2/testdata/attachment/revoke', { json: { nip, expectedEndDate } })).status
  expect([await revoke('2026-12-01'), await revoke('2026-12-01T00:00:00Z')]).toEqual([200, 400])
})
