import { expect, test } from 'vitest'
import { type HydraCollection, hydraCollection, linkedItem, resources } from '../../contracts/acube/hydra.ts'
import type { AcubeOperationShape } from '../../contracts/acube/operation.ts'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import { seller, withAcube } from './company.ts'

/** Resources and collections as JSON-LD: every link leads where it says. */

const { acube, done, onboarded, send, ksefToken, invoiceXml, work } = withAcube()
const { uuid } = await onboarded(seller)
const headers = { Accept: 'application/ld+json' }
const ld = async (asked: string, more: object = {}, status?: number) =>
  done<HydraCollection & Record<string, string>>(asked, { headers, ...more }, status)
const below = (iri: string): string => iri.replace(/^\/acube/, '')
/** The same resource is there. */
const leadsTo = async (given: Readonly<Record<string, unknown>>) => {
  const there = await ld(`GET ${below(String(given['@id']))}`)
  expect([there['@id'], there['@type'], there.uuid]).toEqual([given['@id'], given['@type'], given.uuid])
}
const declared = (method: string, path: string): AcubeOperationShape['success'] =>
  allAcubeOperations.find(({ operation }) => operation.method === method && operation.path === path)!.operation.success

test('a sent invoice leads to the invoice, by either path', async () => {
  for (const path of ['/invoices', '/invoices/v3']) {
    const xml = { headers: { ...headers, 'Content-Type': 'application/xml' }, body: invoiceXml(`FV${path}`) }
    const given = await ld(`POST ${path}`, xml, 202)
    linkedItem(declared('POST', path).body!).strict().parse(given)
    await leadsTo(given)
  }
})

test('a list leads to its items, and so do those that were flagged', async () => {
  const invoice = await send('FV/flag')
  await work({ queue: 'now' })
  await done(
    'POST /webhooks',
    { json: { legalEntity: uuid, webhookType: 'invoice-sender', webhookUrl: 'http://127.0.0.1:9/' } },
    201,
  )
  for (const path of ['/legal-entities', '/authorization-flows', '/webhooks', '/invoices']) {
    const list = await ld(`GET ${path}`)
    hydraCollection(declared('GET', path).items!).strict().parse(list)
    expect(list['@id']).toBe(`/acube${path}`)
    expect(list['hydra:member'].length).toBeGreaterThan(0)
    for (const member of list['hydra:member']) await leadsTo(member)
  }
  const flagged = await ld('POST /invoices/downloaded', { json: { invoices: [invoice] } }, 201)
  hydraCollection(declared('POST', '/invoices/downloaded').items!).strict().parse(flagged)
  expect([flagged['@id'], flagged['hydra:view'], flagged['hydra:search']]).toEqual([undefined, undefined, undefined])
  for (const member of flagged['hydra:member']) await leadsTo(member)
})

test('what cannot be fetched has no address', async () => {
  const { token } = await ksefToken()
  const json = { authorizationToken: token, autoSelect: false }
  const held = await ld(`POST /legal-entities/${uuid}/ksef-token/create`, { json }, 201)
  expect([held['@type'], held['@id']]).toEqual(['KSeFToken', undefined])
  const invoice = await send('FV/attachments')
  const none = await ld(`GET /invoices/${invoice}/attachments`)
  expect(none).toEqual({
    '@context': '/contexts/Attachment',
    '@id': `/acube/invoices/${invoice}/attachments`,
    '@type': 'hydra:Collection',
    'hydra:member': [],
    'hydra:totalItems': 0,
  })
  expect(Object.keys(await ld('POST /legal-entities/setup-for-testing', {}, 201))).toEqual([
    'jpgNip',
    'jpgPesel',
    'enforcementNip',
  ])
})

test('every resource with an address can be fetched there', () => {
  const fetched = allAcubeOperations.filter(({ operation }) => operation.method === 'GET').map(it => it.operation.path)
  for (const path of Object.values(resources)) if (path !== undefined) expect(fetched).toContain(path)
})

test('the links of a page are addresses that give what they say', async () => {
  for (let count = 0; count < 31; count++) await send(`A&direction=received ${count % 2} +%`)
  const all = await ld('GET /invoices?createdAt%5Bafter%5D=2020-01-01T00:00:00%2B00:00&direction=sent')
  const next = await ld(`GET ${below(all['hydra:view']!['hydra:next']!)}`)
  expect(next['hydra:totalItems']).toBe(all['hydra:totalItems'])
  expect(next['hydra:member'][0]?.uuid).not.toBe(all['hydra:member'][0]?.uuid)
  const back = await ld(`GET ${below(next['hydra:view']!['hydra:previous']!)}`)
  expect(back['hydra:member'].map(it => it.uuid)).toEqual(all['hydra:member'].map(it => it.uuid))

  const number = encodeURIComponent('A&direction=received 1 +%')
  const odd = await ld(`GET /invoices?invoiceNumber=${number}`)
  expect(odd['hydra:totalItems']).toBe(15)
  for (const link of ['@id', 'hydra:first', 'hydra:last'] as const)
    expect((await ld(`GET ${below(odd['hydra:view']![link])}`))['hydra:totalItems']).toBe(15)
})

test('beyond the last page the one before is the last', async () => {
  const view = (await ld('GET /legal-entities?page=9'))['hydra:view']!
  expect(view).toEqual({
    '@id': '/acube/legal-entities?page=9',
    type: 'hydra:PartialCollectionView',
    'hydra:first': '/acube/legal-entities?page=1',
    'hydra:last': '/acube/legal-entities?page=1',
    'hydra:previous': '/acube/legal-entities?page=1',
  })
  expect((await acube('GET /legal-entities?page=3&page=9', { headers })).status).toBe(200)
  expect((await ld('GET /legal-entities?page=3&page=9'))['hydra:view']!['@id']).toMatch(/page=9$/)
})
