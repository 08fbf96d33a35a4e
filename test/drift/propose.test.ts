import { expect, test } from 'vitest'
import * as z from 'zod'
import { newestApi } from '../../contracts/ksef/api-version.ts'
import { type Contract, contractAt } from '../../contracts/ksef/contract.ts'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { type OpenApiDocument, openApi } from '../../contracts/ksef/openapi.ts'
import { PersonPermission } from '../../contracts/ksef/permission-names.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { schemaAt, since } from '../../contracts/versions.ts'
import { compare } from './compare.ts'
import { acceptedBy, ofKind } from './explain.ts'
import { officialDocument } from './official.ts'
import { proposalLines, proposalsFor } from './propose.ts'

const newer = officialDocument('open-api-2.9.0.json')

/** How CONTRIBUTING says that a new version is taken in, followed from the contract of the version before. */
test.skipIf(newer === undefined)(
  '2.8.1 → 2.9.0: one line is pasted, and the document of the newer version is met',
  () => {
    const before = contractAt('2.8')
    const unnamed = (contract: Contract) =>
      compare(newer!, openApi(contract))
        .map(({ id }) => id)
        .filter(id => acceptedBy(id, ofKind(deviations, 'document', contract.api)).length === 0)

    // The new document is compared, and what must be declared is printed.
    expect(unnamed(before)).toEqual(['POST /permissions/query/personal/grants › 200 › -ownerPermissions'])
    const [proposal, ...others] = proposalsFor(newer!, before)
    expect(others).toEqual([])
    expect(proposal).toMatchObject({ operation: 'POST /permissions/query/personal/grants', place: '200' })
    expect(proposal!.line).toMatch(
      /^ownerPermissions: since\('2\.9', z\.array\(z\.enum\(\['CredentialsManage', .*\]\)\)\.nullish\(\)\),$/,
    )

    // The line is pasted into the declaration.
    const pasted = new Function('z', 'since', `return { ${proposal!.line} }`)(z, since) as Record<string, z.ZodType>
    const declared = before.named.get('permissions.queryPersonal')!
    const body = (declared.success.body as z.ZodObject).extend(pasted)
    const operation: OperationShape = { ...declared, success: { ...declared.success, body } }
    const operations = before.operations.map(it => (it.operation === declared ? { ...it, operation } : it))
    const taken: Contract = { ...before, api: newestApi, operations }

    // Nothing is left to be named, and the version before reads as it did.
    expect(unnamed(taken)).toEqual([])
    expect(Object.keys(schemaAt(body, '2.8').shape)).toEqual(['permissions', 'hasMore'])
    expect(z.array(PersonPermission).nullish().safeParse(['Introspection']).success).toBe(true)
  },
)

type Node = Record<string, unknown>
type At = (...way: readonly (string | number)[]) => Node

const ours = openApi()

/** The document of a version to come, which is ours with a change. */
const changed = (change: (at: At) => unknown): OpenApiDocument => {
  const document = structuredClone(ours)
  change((...way) => way.reduce<unknown>((within, key) => (within as Node)[key], document.paths) as Node)
  return { ...document, info: { ...document.info, version: '2.10.0' } }
}
const content = ['content', 'application/json', 'schema', 'properties'] as const
const ofToken = ['/tokens', 'post', 'requestBody', ...content] as const
const withRow = (node: Node, row: string) => Object.assign(node, { description: `${node.description}\n${row}` })

const linesFor = (change: (at: At) => unknown): string[] =>
  proposalsFor(changed(change), contractAt(newestApi), ours).map(({ place, line }) => `${place}: ${line}`)

test.each<[string, (at: At) => unknown, string[]]>([
  ['nothing', () => {}, []],
  [
    'a member',
    at => Object.assign(at(...ofToken), { validFor: { type: 'integer', format: 'int32', minimum: 1, nullable: true } }),
    ["body: validFor: since('2.10', Int32.min(1).nullish()),"],
  ],
  [
    'a bound',
    at => Object.assign(at(...ofToken, 'description'), { maxLength: 512 }),
    ["body: description: was(z.string().min(5).max(512), { '2.9': z.string().min(5).max(256) }),"],
  ],
  [
    'two bounds are one line',
    at => Object.assign(at(...ofToken, 'description'), { minLength: 1, maxLength: 512 }),
    ["body: description: was(z.string().min(1).max(512), { '2.9': z.string().min(5).max(256) }),"],
  ],
  [
    'a member that is gone',
    at => delete at('/limits/context', 'get', 'responses', 200, ...content).batchSession,
    ['200: // batchSession is gone: mark how it was up to 2.9'],
  ],
  [
    'a query parameter',
    at => {
      const parameters = at('/auth/sessions', 'get', 'parameters')
      const from = { name: 'from', in: 'query', schema: { type: 'string', format: 'date-time' } }
      Object.assign(parameters, { [Number(parameters.length)]: from })
    },
    ["query: from: since('2.10', Timestamp.optional()),"],
  ],
  [
    'an error that the catalogue has',
    at => withRow(at('/tokens', 'post', 'responses', 400), '| 21301 | Brak autoryzacji. | |'),
    ["errors: 'alreadyRedeemed',"],
  ],
  [
    'an error that nobody knows',
    at => withRow(at('/tokens', 'post', 'responses', 400), '| 26003 | Nie teraz. | Od {date}. |'),
    [
      "contracts/ksef/errors.ts: code26003: { since: '2.10', http: 400, code: 26003, text: 'Nie teraz.', detail: 'Od {…}.' },",
    ],
  ],
  [
    'other limits of a group',
    at => Object.assign(at('/sessions', 'get', 'x-rate-limits'), { perHour: 240 }),
    [
      'contracts/ksef/rate-limits.ts, rateGroups: sessionList: { perSecond: 5, perMinute: 10, perHour: 240 },',
      "contracts/ksef/rate-limits.ts, marks: sessionList: { was: { '2.9': { perSecond: 5, perMinute: 10, perHour: 60 } } },",
    ],
  ],
  [
    'another permission',
    at => Object.assign(at('/invoices/ksef/{ksefNumber}', 'get', 'x-required-permissions'), { 1: 'Introspection' }),
    ["the operation: permissions: ['InvoiceRead', 'Introspection'], was: { '2.9': { permissions: ['InvoiceRead'] } },"],
  ],
  ['an operation that is gone', at => delete at()['/peppol/query'], ["the operation: until: '2.9',"]],
  [
    'what no line is made for',
    at => Object.assign(at('/auth/sessions', 'get'), { 'x-sort': [{ field: 'startDate', direction: 'Asc' }] }),
    ['by hand: // GET /auth/sessions › sort › startDate Asc → startDate Desc'],
  ],
])('what must be declared: %s', (_, change, expected) => {
  expect(linesFor(change)).toEqual(expected)
})

test('a new operation is proposed whole, under its heading and behind the version', () => {
  const days = { type: 'object', required: ['days'], properties: { days: { type: 'integer', maximum: 365 } } }
  const document = changed(at => {
    const { 'x-sort': _, ...list } = at('/tokens', 'get')
    return Object.assign(at(), {
      '/tokens/rules': {
        get: {
          ...list,
          responses: {
            ...at('/tokens', 'get', 'responses'),
            200: { description: 'OK', content: { 'application/json': { schema: days } } },
          },
          parameters: [{ name: 'x-continuation-token', in: 'header', schema: { type: 'string' } }],
        },
      },
    })
  })
  expect(proposalLines(document, contractAt(newestApi)).join('\n')).toBe(`contracts/ksef/api-version.ts
  in apiVersions:
    '2.10': '2.10.0',
  newestApi: '2.10'

GET /tokens/rules
  in a file of its own:
    operation({
      since: '2.10',
      method: 'GET',
      path: '/tokens/rules',
      summary: '…',
      bearer: ['accessToken'],
      limits: 'other',
      get headers() { return z.object({ 'x-continuation-token': z.string().optional() }) },
      success: { status: 200, get body() { return z.object({ days: z.int().max(365) }) }, },
      errors: ['unreadableContent', 'validationFailed', 'invalidContinuationToken'],
    })`)
})

test('the heading of an operation names the file that declares it', () => {
  const document = changed(at => Object.assign(at(...ofToken, 'description'), { maxLength: 512 }))
  expect(proposalLines(document, contractAt(newestApi))).toContain('POST /tokens  (contracts/ksef/tokens/generate.ts)')
})

test('of a version that is declared nothing is proposed', () => {
  expect(proposalLines(openApi(), contractAt(newestApi))).toEqual([expect.stringContaining('is declared')])
})
