import { expect, test } from 'vitest'
import { acceptedForm, type Form } from '../../simulator/acube/http/accept.ts'
import { buyer, withAcube } from './company.ts'

const { acube, onboarded, send, invoices, work } = withAcube()

const offered: [Form, ...Form[]] = ['json', 'linked', 'xml']
test.each([
  [null, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['APPLICATION/XML', 'xml'],
  ['application/ld+json;charset=utf-8', 'linked'],
  ['*/*, application/xml;q=0.1', 'json'],
  ['application/xml;q=0', 'json'],
  ['application/json;q=0, */*', 'linked'],
  ['application/json;q=0, application/ld+json;q=0, */*;q=0.1', 'xml'],
  ['application/json;q=0.5, application/xml;q=0.9', 'xml'],
  ['application/xml, application/json', 'xml'],
  ['application/json, application/xml', 'json'],
  ['text/html, application/xml;q=0.9, */*;q=0.8', 'xml'],
  ['application/xml;q=x', 'xml'],
  ['text/html', 'json'],
  [';q=', 'json'],
])('Accept: %s gets %s', (accept, form) => {
  expect(acceptedForm(accept, offered)).toBe(form)
})

test('a method that a path does not take is told which it takes', async () => {
  const allowed = async (asked: string) => {
    const response = await acube(asked)
    return [response.status, response.headers.get('Allow')]
  }
  expect(await allowed('DELETE /webhooks')).toEqual([405, 'GET, HEAD, POST'])
  expect(await allowed('GET /invoices/v3/validate')).toEqual([405, 'POST'])
  expect(await allowed('POST /webhooks/x')).toEqual([405, 'GET, HEAD, PUT'])
})

test('a member of a list is named as Symfony names it', async () => {
  const violations = async (list: unknown[]) =>
    ((await (await acube('POST /invoices/downloaded', { json: { invoices: list } })).json()) as { detail: string })
      .detail
  expect(await violations(['nothing'])).toBe('invoices[0]: Not Found')
  expect(await violations([5])).toBe('The type of the "invoices[0]" attribute must be "string", "int" given.')
  expect(await violations(['a', null])).toMatch(/^invoices\[1\]: /)
})

test('a received invoice says of which form it is', async () => {
  await onboarded()
  await onboarded(buyer)
  await send('FV/form')
  await work({ queue: 'now' })
  expect((await invoices()).map(it => it.invoiceVersion)).toEqual(['FA(3)', 'FA(3)'])
})
