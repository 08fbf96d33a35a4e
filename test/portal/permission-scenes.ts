import type { Page } from 'playwright-core'
import { beginner, chooseFirst, owner, press, type Scene, type Scenes } from './scene.ts'

/** Granting permissions, and their lists. */

const kinds = [
  'person',
  'entity',
  'client',
  'all-clients',
  'tax-representative',
  'self-invoicing',
  'rr-invoicing',
  'pef-invoicing',
  'unit',
  'eu-entity',
]
const lists = ['here', 'granted', 'authorizations', 'units', 'eu', 'members', 'own', 'entities', 'received', 'roles']

const each = (names: readonly string[], suffix: string, of: (name: string) => Scene): Scenes =>
  Object.fromEntries(names.map(name => [`${name}${suffix}`, of(name.replace(/^\w+?-/, ''))]))
const choosing = (field: string, value: string) => (page: Page) => page.locator(`#${field}`).selectOption(value)
const grants = kinds.map(name => `grant-${name}`)
const views = lists.map(name => `permissions-${name}`)

const grant = async (page: Page) => {
  const fields = { subject: '90010112349', firstName: 'Anna', lastName: 'Nowak', description: 'Umowa z 3 marca 2026' }
  for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}`).fill(value)
  await page.locator('[value="InvoiceRead"]').check()
  await press(page)
  await page.locator('#grant-state .notice').waitFor()
}
const revoke = async (page: Page) => {
  await chooseFirst(page)
  await press(page)
  await page.locator('.strip .status[data-tone="good"]').waitFor()
}

export const permissionScenes: Scenes = {
  'grant-choose': owner('/web/permissions/grant'),
  ...each(grants, '', name => owner(`/web/permissions/grant/${name}`)),
  ...each(grants, '-wrong', name => owner(`/web/permissions/grant/${name}`, press)),
  'grant-person-number': owner(
    '/web/permissions/grant/person',
    choosing('details', 'PersonByFingerprintWithIdentifier'),
  ),
  'grant-person-document': owner(
    '/web/permissions/grant/person',
    choosing('details', 'PersonByFingerprintWithoutIdentifier'),
  ),
  'grant-eu-entity-firm': owner('/web/permissions/grant/eu-entity', choosing('details', 'EntityByFingerprint')),
  'grant-done': owner('/web/permissions/grant/person', grant),
  'grant-leave': owner('/web/permissions/grant/person', page =>
    page.locator('main [popovertarget="leave"]').first().click(),
  ),
  administrator: owner('/web/permissions/administrator'),
  ...each(views, '', name => owner(`/web/permissions/${name}`)),
  ...each(views, '-empty', name => beginner(`/web/permissions/${name}`)),
  'permissions-filter-wrong': owner('/web/permissions/here?who=12'),
  'permissions-no-match': owner('/web/permissions/here?who=70010112349'),
  'permissions-unselected': owner('/web/permissions/here', page => page.locator('.choosing button').first().click()),
  'permissions-revoke': owner('/web/permissions/here', chooseFirst),
  'permissions-revoked': owner('/web/permissions/eu', revoke),
}
