import { strict as assert } from 'node:assert'
import { suite, type Target } from '../suite.ts'
import { jsonOf, members } from '../suite-answers.ts'
import { freshNip, signInDelegate, signInOwner } from './suite-preparation.ts'

interface Exception {
  readonly exception: {
    readonly exceptionDetailList: readonly {
      readonly exceptionCode: number
      readonly exceptionDescription: string
      readonly details?: readonly string[]
    }[]
    readonly serviceCode: string
    readonly timestamp: string
  }
}

/** A request with a fault that the validator finds. */
const invalid = async (target: Target, headers: Record<string, string> = {}): Promise<Response> =>
  target.request('POST', '/testdata/person/remove', { body: {}, headers })

/** A request whose refusal has no details. */
const unreadable = (target: Target): Promise<Response> =>
  target.request('POST', '/auth/xades-signature', {
    body: Uint8Array.of(0x3c, 0x61, 0xb1, 0x3e),
    headers: { 'Content-Type': 'application/xml' },
  })

const formats: readonly Record<string, string>[] = [{}, { 'X-Error-Format': 'problem-details' }]

export const errorsSuite = suite('The form of refusals', [
  {
    title: '400: an exception with its list, serviceCode and a timestamp that ends with Z, in this order',
    evidence: 'recorded',
    source: ['invoices-metadata-400-empty-body-recorded', 'errors-007', 'errors-015'],
    async run(target) {
      const response = await invalid(target)
      assert.equal(response.status, 400)
      const body = await jsonOf<Exception>(response)
      assert.deepEqual(members(body), ['exception'])
      const { exception } = body
      assert.deepEqual(members(exception), ['exceptionDetailList', 'serviceCode', 'timestamp'])
      assert.deepEqual(exception.exceptionDetailList, [
        {
          exceptionCode: 21405,
          exceptionDescription: 'Błąd walidacji danych wejściowych.',
          details: ["'nip' must not be empty."],
        },
      ])
      assert.deepEqual(members(exception.exceptionDetailList[0]), ['exceptionCode', 'exceptionDescription', 'details'])
      assert.match(exception.serviceCode, /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/)
      assert.match(exception.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/)
    },
  },
  {
    title: '400 is not to be kept: Cache-Control, Expires and Pragma say so',
    evidence: 'recorded',
    source: 'invoices-metadata-400-empty-body-recorded',
    async run(target) {
      const { headers } = await invalid(target)
      assert.deepEqual(
        ['Content-Type', 'Cache-Control', 'Expires', 'Pragma'].map(name => headers.get(name)),
        ['application/json; charset=utf-8', 'no-cache,no-store', '-1', 'no-cache'],
      )
    },
  },
  {
    title: 'letters beyond ASCII and apostrophes are escaped in refusals',
    evidence: 'recorded',
    source: 'invoices-metadata-400-empty-body-recorded',
    async run(target) {
      const text = await (await invalid(target)).text()
      assert.match(text, /^[\x20-\x7e]+$/)
      assert.equal(text.includes("'"), false)
      assert.ok(text.includes('B\\u0142\\u0105d') && text.includes('\\u0027nip\\u0027'), text)
    },
  },
  {
    title: 'a refusal without details has no such member',
    evidence: 'recorded',
    source: ['xades-400-21217-charset', 'xades-400-21115-invalid-certificate'],
    async run(target) {
      const { exception } = await jsonOf<Exception>(await unreadable(target))
      assert.deepEqual(exception.exceptionDetailList, [
        { exceptionCode: 21217, exceptionDescription: 'Nieprawidłowe kodowanie znaków.' },
      ])
    },
  },
  {
    title: '400 as Problem Details when asked for: each code with description and details',
    evidence: 'described',
    source: ['errors-026', 'errors-008', 'error-problem-details-opt-in'],
    async run(target) {
      const response = await invalid(target, { 'X-Error-Format': 'problem-details' })
      assert.equal(response.status, 400)
      const { traceId, timestamp, ...rest } = await jsonOf(response, 'application/problem+json')
      assert.deepEqual(rest, {
        title: 'Bad Request',
        status: 400,
        detail: 'Żądanie jest nieprawidłowe.',
        instance: '/v2/testdata/person/remove',
        errors: [
          {
            code: 21405,
            description: 'Błąd walidacji danych wejściowych.',
            details: ["'nip' must not be empty."],
          },
        ],
      })
      assert.match(String(traceId), /^[0-9a-f]{32}$/)
      assert.ok(!Number.isNaN(Date.parse(String(timestamp))))
    },
  },
  {
    title: '401 is Problem Details whatever was asked for, with the media type application/json',
    // Seen without a token; that a token which is none is answered alike is assumed.
    evidence: 'described',
    source: ['errors-n04', 'errors-025'],
    async run(target) {
      for (const headers of formats)
        for (const token of [undefined, 'invalidToken']) {
          const response = await target.request('GET', '/tokens', { headers, token })
          assert.equal(response.status, 401)
          const { traceId, timestamp, ...rest } = await jsonOf(response)
          assert.deepEqual(rest, {
            title: 'Unauthorized',
            status: 401,
            detail: 'Wymagane jest uwierzytelnienie.',
            instance: '/v2/tokens',
          })
          assert.match(String(traceId), /^[0-9a-f]{32}$/)
          assert.ok(timestamp)
        }
    },
  },
  {
    title: '403 is Problem Details with reasonCode and security, in the recorded order, whatever was asked for',
    evidence: 'recorded',
    source: ['error-403-missing-permissions', 'errors-013'],
    async run(target) {
      const { accessToken: token } = await signInDelegate(target, freshNip(), ['CredentialsRead'])
      for (const headers of formats) {
        const response = await target.request('POST', '/invoices/query/metadata', { headers, token, body: {} })
        assert.equal(response.status, 403)
        const said = await jsonOf(response, 'application/problem+json')
        assert.deepEqual(members(said), [
          'title',
          'status',
          'detail',
          'instance',
          'reasonCode',
          'traceId',
          'timestamp',
          'security',
        ])
        assert.deepEqual(
          [said.title, said.detail, said.instance, said.reasonCode],
          [
            'Forbidden',
            'Brak wymaganych uprawnień do wykonania operacji w bieżącym kontekście.',
            '/v2/invoices/query/metadata',
            'missing-permissions',
          ],
        )
        assert.deepEqual(said.security, {
          requiredAnyOfPermissions: ['InvoiceRead'],
          presentPermissions: ['CredentialsRead'],
        })
      }
    },
  },
  {
    title: 'a 403 for what is out of reach has no security',
    evidence: 'recorded',
    source: ['session-invoices-403-insufficient-access', 'errors-003'],
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      for (const headers of formats) {
        const response = await target.request('GET', '/tokens', { headers, token: authenticationToken })
        assert.equal(response.status, 403)
        const body = await jsonOf(response, 'application/problem+json')
        assert.deepEqual(members(body), ['title', 'status', 'detail', 'instance', 'reasonCode', 'traceId', 'timestamp'])
        assert.deepEqual(
          [body.title, body.detail, body.instance, body.reasonCode],
          ['Forbidden', 'Brak dostępu do wskazanego zasobu.', '/v2/tokens', 'insufficient-resource-access'],
        )
      }
    },
  },
  {
    title: 'the bearer is judged before the request: no bearer and a bad body is 401',
    evidence: 'assumed',
    source: 'simulator/ksef/http/pipeline.ts',
    async run({ request }) {
      assert.equal((await request('POST', '/tokens', { body: {} })).status, 401)
    },
  },
  {
    title: 'an access token whose signature was changed is no bearer',
    evidence: 'documented',
    source: 'errors-012',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const last = accessToken.at(-5) === 'A' ? 'B' : 'A'
      const changed = accessToken.slice(0, -5) + last + accessToken.slice(-4)
      assert.equal((await target.request('GET', '/tokens', { token: changed })).status, 401)
    },
  },
  {
    title: 'a technical warning that a test asks for is sent along with a success',
    evidence: 'documented',
    source: ['errors-017', 'errors-016'],
    async run({ request }) {
      const headers = { 'X-Test-System-Warning': '[W001]: Something will change' }
      const response = await request('POST', '/auth/challenge', { headers })
      assert.equal(response.status, 200)
      assert.ok(response.headers.get('X-System-Warning')?.includes('[W001]: Something will change'))
    },
  },
])
