import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BadRequestProblemDetails, ExceptionResponse } from '../../contracts/ksef/error-bodies.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { simulated } from '../simulator/simulated.ts'
import { fromSchema } from './from-schema.ts'
import { anyBody, headerText, mutated, pathOf, querying } from './odd.ts'
import { drawn } from './seed.ts'

/** Whatever comes in, what goes out is an answer of KSeF: no 5xx, and no "no" unexplained. */

const { ask, client, signedIn } = simulated()
const owner = await signedIn('5265877635')
const { challenge } = await client.auth.challenge()
const { authenticationToken } = await client.auth.ksefToken({
  body: { challenge, contextIdentifier: { type: 'Nip', value: '5265877635' }, encryptedToken: 'AAAA' },
})
const made = await owner.tokens.generate({ body: { description: 'Accounting', permissions: ['InvoiceRead'] } })
const bearers = {
  accessToken: await owner.accessToken(),
  refreshToken: owner.refreshToken,
  authenticationToken: authenticationToken.token,
}

interface Sent {
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const segment = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(encodeURIComponent),
  fc.constantFrom(made.referenceNumber, owner.referenceNumber, '%', '%zz', '%ff', '%00', '__proto__', "';--"),
)
const authorizations = fc.oneof(
  fc.constantFrom(...Object.values(bearers).map(bearer => `Bearer ${bearer}`)),
  fc.constantFrom('Bearer', 'Bearer x.y.z', `Bearer ${made.token}`, 'Basic dTpw'),
  headerText,
)

const headersDrawn = fc.record(
  {
    Authorization: authorizations,
    'Content-Type': fc.oneof(
      fc.constantFrom('application/json', 'application/xml', 'text/plain', 'application/json;;'),
      headerText,
    ),
    'x-continuation-token': fc.oneof(
      headerText,
      fc.json().map(text => Buffer.from(text).toString('base64')),
    ),
    'X-KSeF-Feature': headerText,
    'X-Test-System-Warning': headerText,
    Accept: headerText,
  },
  { requiredKeys: [] },
)

const bodies = (operation: OperationShape): fc.Arbitrary<string | Uint8Array | undefined> => {
  if (operation.body === undefined) return anyBody
  const valid = fromSchema(operation.body)
  return fc.oneof(
    { weight: 5, arbitrary: anyBody },
    { weight: 3, arbitrary: valid.map(body => JSON.stringify(body)) },
    { weight: 6, arbitrary: valid.chain(mutated).map(body => JSON.stringify(body) ?? '') },
  )
}

/** Nearly right requests: what a careless client sends, rather than noise only. */
const requests = (operation: OperationShape): fc.Arbitrary<Sent> => {
  const { bearer = [], xml, query } = operation as Partial<OperationShape>
  const right = {
    'Content-Type': xml ? 'application/xml' : 'application/json',
    ...(bearer[0] === undefined ? {} : { Authorization: `Bearer ${bearers[bearer[0]]}` }),
  }
  return fc.record({
    path: pathOf(operation.path, segment),
    query: querying(Object.keys(query?.shape ?? {})),
    headers: fc.oneof(
      {
        weight: 2,
        arbitrary: headersDrawn.map(headers => ({ ...right, 'x-continuation-token': '', ...pick(headers) })),
      },
      { weight: 1, arbitrary: headersDrawn },
    ),
    body: operation.method === 'GET' ? fc.constant(undefined) : bodies(operation),
  })
}
/** Without what would spoil a right request. */
const pick = ({ Authorization: _a, 'Content-Type': _c, ...rest }: Record<string, string>) => rest

const formats = ['exception-response', 'problem-details'] as const
const cases = allOperations.flatMap(({ operation }) =>
  formats.map(format => [`${operation.method} ${operation.path}`, format, operation] as const),
)

test.each(cases)('%s answers whatever comes, and explains every no (%s)', async (_name, format, operation) => {
  await fc.assert(
    fc.asyncProperty(requests(operation), async ({ path, query, headers, body }) => {
      const response = await ask(`${operation.method} /v2${path}${query && `?${query.replaceAll(' ', '+')}`}`, {
        headers: { 'X-Error-Format': format, ...headers },
        body,
      })
      expect(response.status < 500, `${response.status}: ${await response.clone().text()}`).toBe(true)
      if (response.status < 400) return
      const id = response.headers.get('X-Simulator-Explanation')
      const explanation = await (await ask(`GET /control/explanations/${id}`)).json()
      expect(explanation).toMatchObject({ id, status: response.status, text: expect.stringMatching(/\S/) })
      if (response.status !== 400) return
      const schema = format === 'problem-details' ? BadRequestProblemDetails : ExceptionResponse
      schema.parse(await response.json())
    }),
    { ...drawn, numRuns: 60 },
  )
})
