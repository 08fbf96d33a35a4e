import { strict as assert } from 'node:assert'
import { type RawInit, suite, type Target } from '../suite.ts'
import { jsonOf } from '../suite-answers.ts'
import { clockOf } from './suite-invoices.ts'
import { freshNip, freshPesel, signInOwner } from './suite-preparation.ts'
import { type MadeToken, tokenNow } from './suite-tokens.ts'

const send = async (target: Target, init: RawInit): Promise<Response> =>
  target.request('POST', '/testdata/person', init)

interface Fault {
  readonly exceptionCode: number
  readonly details?: readonly string[]
}
const faultOf = async (response: Response): Promise<Fault | undefined> => {
  const body = await jsonOf<{ exception: { exceptionDetailList: Fault[] } }>(response)
  return body.exception.exceptionDetailList[0]
}
/** The code of an exception. */
const codeOf = async (response: Response): Promise<number | undefined> => (await faultOf(response))?.exceptionCode

const person = () => ({ nip: freshNip(), pesel: freshPesel(), isBailiff: false, description: 'Suite of contracts' })

export const readingSuite = suite('How requests are read', [
  {
    title: 'names of members may be in PascalCase, as the C# client sends them',
    evidence: 'described',
    source: 'errors-031',
    async run(target) {
      const owner = await signInOwner(target)
      const response = await target.request('POST', '/tokens', {
        token: owner.accessToken,
        body: { Permissions: ['InvoiceRead'], Description: 'In PascalCase' },
      })
      assert.equal(response.status, 202)
      const { description } = await tokenNow(owner, await jsonOf<MadeToken>(response))
      assert.equal(description, 'In PascalCase')
    },
  },
  {
    title: 'values of enums may be in any case',
    needs: ['form'],
    evidence: 'described',
    source: ['ksef-token-context-type-case', 'testdata-051'],
    async run(target) {
      const owner = await signInOwner(target)
      const response = await target.request('POST', '/tokens', {
        token: owner.accessToken,
        body: { permissions: ['invoiceread', 'INVOICEWRITE'], description: 'In any case' },
      })
      assert.equal(response.status, 202)
      const { requestedPermissions } = await tokenNow(owner, await jsonOf<MadeToken>(response))
      assert.deepEqual(requestedPermissions, ['InvoiceRead', 'InvoiceWrite'])
    },
  },
  {
    title: 'an explicit null is a member left out, as the Java client sends it',
    evidence: 'described',
    source: 'errors-032',
    async run(target) {
      const response = await send(target, { body: { ...person(), createdDate: null } })
      assert.equal(response.status, 200)
    },
  },
  {
    title: 'members that KSeF does not know are ignored',
    evidence: 'described',
    source: ['known-unknown-fields-ignored', 'errors-018'],
    async run(target) {
      const response = await send(target, { body: { ...person(), nobody: { knows: ['this'] } } })
      assert.equal(response.status, 200)
    },
  },
  {
    title: 'headers that KSeF does not know are ignored',
    evidence: 'described',
    source: 'xades-062',
    async run(target) {
      const headers = { 'enforce-xades-compliance': 'application/xml' }
      assert.equal((await send(target, { body: person(), headers })).status, 200)
    },
  },
  {
    title: 'a charset beside the content type does no harm',
    evidence: 'described',
    source: 'xades-061',
    async run(target) {
      const headers = { 'Content-Type': 'application/json; charset=utf-8' }
      assert.equal((await send(target, { body: JSON.stringify(person()), headers })).status, 200)
    },
  },
  {
    title: 'a POST that needs no body takes none, without a content type',
    evidence: 'described',
    source: 'errors-041',
    async run(target) {
      const { refreshToken } = await signInOwner(target)
      assert.equal((await target.request('POST', '/auth/token/refresh', { token: refreshToken })).status, 200)
    },
  },
  {
    title: 'text that is no JSON is unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run(target) {
      const headers = { 'Content-Type': 'application/json' }
      const response = await send(target, { body: '{', headers })
      assert.equal(response.status, 400)
      assert.equal(await codeOf(response), 21001)
    },
  },
  {
    title: 'a number where a text belongs, a list where an object belongs: unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run(target) {
      for (const body of [{ ...person(), nip: 5265877635 }, [person()]])
        assert.equal(await codeOf(await send(target, { body })), 21001)
    },
  },
  {
    title: 'what cannot be read is named by its path, the first of them in the text',
    evidence: 'described',
    source: ['CIRFMF/ksef-api issue 857', 'collective-create-21001-currency'],
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const dateRange = { dateType: 'Issue', from: '2026-11-01T00:00:00Z' }
      const detailsOf = async (filters: object) => {
        const body = { subjectType: 'Subject1', dateRange, ...filters }
        const fault = await faultOf(
          await target.request('POST', '/invoices/query/metadata', { token: accessToken, body }),
        )
        assert.equal(fault?.exceptionCode, 21001)
        return fault.details
      }
      const invalid = (field: string) => [`Invalid value in field '${field}'`]
      assert.deepEqual(await detailsOf({ currencyCodes: ['PLN', 'XYZ'] }), invalid('currencyCodes[1]'))
      assert.deepEqual(await detailsOf({ subjectType: 'Subject9' }), invalid('subjectType'))
      assert.deepEqual(await detailsOf({ buyerIdentifier: { type: 'Pesel' } }), invalid('buyerIdentifier.type'))
      assert.deepEqual(await detailsOf({ invoiceTypes: 'Vat', formType: 'XX' }), invalid('invoiceTypes'))
      assert.deepEqual(await detailsOf({ formType: 'XX', invoiceTypes: 'Vat' }), invalid('formType'))
    },
  },
  {
    title: 'a number larger than its int32 is refused, in a query and in a body: 21405',
    evidence: 'documented',
    source: 'open-api.json, format int32 of pageOffset, maxEnrollments and perHour',
    async run(target) {
      const { accessToken: token, call } = await signInOwner(target)
      const from = new Date((await clockOf(target)).getTime() - 86_400_000).toISOString()
      const offset = (value: number) =>
        target.request('POST', `/invoices/query/metadata?pageOffset=${value}`, {
          token,
          body: { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from } },
        })
      assert.equal((await offset(2 ** 31 - 1)).status, 200)
      assert.equal(await codeOf(await offset(2 ** 31)), 21405)
      const { other, ...limits } = await call.limits.rates()
      for (const [path, body] of [
        ['/testdata/limits/subject/certificate', { enrollment: { maxEnrollments: 2 ** 31 } }],
        ['/testdata/rate-limits', { rateLimits: { ...limits, other: { ...other, perHour: 2 ** 31 } } }],
      ] as const)
        assert.equal(await codeOf(await target.request('POST', path, { token, body })), 21405)
    },
  },
  {
    title: 'JSON under another content type is refused with 415',
    evidence: 'assumed',
    source: 'as xades-415-unsupported-media-type',
    async run(target) {
      const headers = { 'Content-Type': 'text/plain' }
      assert.equal((await send(target, { body: JSON.stringify(person()), headers })).status, 415)
    },
  },
])
