import { expect, test } from 'vitest'
import { simulated } from '../../simulated.ts'

const granting = async (permissions: readonly object[]) => {
  const { ask } = simulated()
  const pair = {
    contextIdentifier: { type: 'Nip', value: '5265877635' },
    authorizedIdentifier: { type: 'Pesel', value: '90010112349' },
  }
  const response = await ask('POST /v2/testdata/permissions', { json: { ...pair, permissions } })
  expect(response.status).toBe(200)
  return response.headers.get('X-System-Warning')
}

test('a permission without a type is warned of', async () => {
  const typed = { permissionType: 'InvoiceWrite', description: 'A right' }
  expect(await granting([typed, { permission: 'InvoiceWrite', description: 'A right' }])).toBe(
    '[sim-permission-type]: 1 of 2 permissions without permissionType: taken as InvoiceRead',
  )
})

test('nobody is warned where each permission has its type', async () => {
  expect(await granting([{ permissionType: 'InvoiceWrite', description: 'A right' }])).toBeNull()
})
