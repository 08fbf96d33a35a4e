import { expect, test } from 'vitest'
import type { HeldPermission } from '../../../../contracts/ksef/permission-names.ts'
import type { OperationShape } from '../../../../contracts/operation.ts'
import { authorise } from '../../../../simulator/ksef/http/authorise.ts'
import type { Exchange } from '../../../../simulator/ksef/http/exchange.ts'
import type { Services } from '../../../../simulator/ksef/http/services.ts'

const operation: OperationShape = {
  method: 'GET',
  path: '/things',
  summary: 'List things',
  bearer: ['accessToken'],
  permissions: ['InvoiceRead', 'CredentialsRead'],
  limits: 'other',
  success: { status: 200 },
  errors: [],
}

const calledWith = (permissions: readonly HeldPermission[], asked: Partial<OperationShape> = {}) => {
  const caller = { kind: 'accessToken', referenceNumber: '20261122-AU-0000000000-0000000000-00', permissions } as const
  return () => authorise({ operation: { ...operation, ...asked }, caller } as unknown as Exchange, {} as Services)
}

test('any one of the permissions that an operation asks for suffices', () => {
  expect(calledWith(['CredentialsRead'])).not.toThrow()
  expect(calledWith(['InvoiceWrite', 'InvoiceRead'])).not.toThrow()
})

test('without one of them the refusal lists what is needed and what is there', () => {
  expect(calledWith(['InvoiceWrite'])).toThrow(
    expect.objectContaining({
      error: 'missingPermissions',
      status: 403,
      security: {
        requiredAnyOfPermissions: ['InvoiceRead', 'CredentialsRead'],
        presentPermissions: ['InvoiceWrite'],
      },
      explanation: expect.objectContaining({
        en: expect.stringContaining('[InvoiceRead, CredentialsRead] is needed, the access token holds [InvoiceWrite]'),
      }),
    }),
  )
})

test('the owner of a context may do everything there but what is for VatUe', () => {
  expect(calledWith(['Owner'])).not.toThrow()
  expect(calledWith(['Owner'], { permissions: ['VatUeManage'] })).toThrow()
  expect(calledWith(['VatUeManage'], { permissions: ['VatUeManage'] })).not.toThrow()
})

test('an operation that asks for no permission lets in who has none', () => {
  expect(calledWith([], { permissions: undefined })).not.toThrow()
})
