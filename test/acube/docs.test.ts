import { expect, test } from 'vitest'
import { acubeOpenApi } from '../../contracts/acube/openapi.ts'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import type { OpenApiDocument } from '../../contracts/openapi-document.ts'
import { securityHeaders } from '../../simulator/http/security-headers.ts'
import { createSimulator } from '../../simulator/index.ts'

const at = async (path: string, options?: Parameters<typeof createSimulator>[0]) =>
  createSimulator(options).fetch(`http://acube.test${path}`)

test('the OpenAPI document has every operation, and says of each what is assumed', async () => {
  const document = (await (await at('/acube/docs/openapi.json')).json()) as OpenApiDocument
  expect(document).toEqual({ ...acubeOpenApi(), servers: [{ url: 'http://acube.test/acube' }] })
  for (const { operation } of allAcubeOperations) {
    const described = document.paths[operation.path]?.[operation.method.toLowerCase()]
    expect(described?.summary).toBe(operation.summary)
    const guesses = (operation.assumed?.length ?? 0) + (operation.evidence === 'assumed' ? 1 : 0)
    expect(described?.description?.match(/^Assumed: /gm)?.length ?? 0).toBe(guesses)
    expect(described?.description).toContain('Sources: ')
    expect(Object.keys(described!.responses)).toEqual(
      [operation.success.status, ...Object.keys(operation.refusals)].map(String).sort(),
    )
  }
})

test('what no page of A-Cube shows is marked as assumed', () => {
  const guessed = allAcubeOperations.filter(({ operation }) => operation.evidence === 'assumed')
  expect(guessed.map(({ area, name }) => `${area}.${name}`)).toEqual([
    'ksefTokens.revoke',
    'ksefTokens.remove',
    'webhooks.replace',
    'invoices.attachments',
    'invoices.attachment',
    'invoices.downloaded',
  ])
})

test('the page shows every operation and the test accounts', async () => {
  const response = await at('/acube/docs')
  expect(response.headers.get('content-type')).toContain('text/html')
  const page = await response.text()
  for (const { operation } of allAcubeOperations) expect(page).toContain(`${operation.method} /acube${operation.path}`)
  expect(page).toContain('demo@acube.example')
  expect(page).toContain('demo-password')
  for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value)
  expect(page).not.toMatch(/<script|<style|style="/)
})

test('a password that someone chose is not shown', async () => {
  const accounts = [{ email: 'erp@firm.example', password: 'only-mine' }]
  const page = await (await at('/acube/docs', { acube: { accounts } })).text()
  expect(page).toContain('erp@firm.example')
  expect(page).not.toContain('only-mine')
  expect(page).not.toContain('demo-password')
})

test('/acube leads to the reference; what there is not is a problem of A-Cube', async () => {
  expect((await at('/acube')).headers.get('location')).toBe('/acube/docs')
  expect((await at('/acube/docs/nothing')).status).toBe(404)
  const response = await at('/acube/nothing')
  expect([response.status, response.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ])
})
