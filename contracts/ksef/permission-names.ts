import * as z from 'zod'

/** What a KSeF token may be allowed to do (TokenPermissionType). */
export const TokenPermission = z.enum([
  'InvoiceRead',
  'InvoiceWrite',
  'CredentialsRead',
  'CredentialsManage',
  'SubunitManage',
  'EnforcementOperations',
  'Introspection',
  'CollectiveIdentifierManage',
])
export type TokenPermission = z.infer<typeof TokenPermission>

/** The same set in the test data's own order (TestDataPermissionType). */
export const TestDataPermission = z.enum([
  'InvoiceRead',
  'InvoiceWrite',
  'Introspection',
  'CredentialsRead',
  'CredentialsManage',
  'EnforcementOperations',
  'SubunitManage',
  'CollectiveIdentifierManage',
])

/** Everything an operation may ask for. The owner of a context has all but VatUeManage. */
export type Permission = TokenPermission | 'VatUeManage' | 'PefInvoiceWrite'
/** What an access token may carry in its `per` claim. */
export type HeldPermission = Permission | 'Owner'
