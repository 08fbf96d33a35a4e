import * as z from 'zod'
import { was } from '../versions.ts'
import { whenAsked } from '../when-asked.ts'

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

/** The same set in the order of grants to persons (PersonPermissionType). */
export const PersonPermission = z.enum([
  'CredentialsManage',
  'CredentialsRead',
  'InvoiceWrite',
  'InvoiceRead',
  'Introspection',
  'SubunitManage',
  'EnforcementOperations',
  'CollectiveIdentifierManage',
])
/** What one firm may let another do in its context (EntityPermissionType). */
export const EntityPermission = whenAsked(() =>
  was(z.enum(['InvoiceWrite', 'InvoiceRead', 'CollectiveIdentifierManage']), {
    '2.7': z.enum(['InvoiceWrite', 'InvoiceRead']),
  }),
)
/** What an intermediary may pass on (IndirectPermissionType). */
export const IndirectPermission = whenAsked(() =>
  was(z.enum(['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage']), {
    '2.7': z.enum(['InvoiceRead', 'InvoiceWrite']),
  }),
)
/** What an entity may do in its own context for another (EntityAuthorizationPermissionType). */
export const AuthorizationPermission = z.enum(['SelfInvoicing', 'RRInvoicing', 'TaxRepresentative', 'PefInvoicing'])
export type AuthorizationPermission = z.infer<typeof AuthorizationPermission>
/** What an administrator of an EU entity holds (permissions-grant-099). */
export const EuPermission = z.enum(['VatUeManage', 'InvoiceWrite', 'InvoiceRead', 'Introspection'])
/** What a representative of an EU entity may be granted. */
export const EuRepresentativePermission = z.enum(['InvoiceWrite', 'InvoiceRead'])

/** Everything an operation may ask for. The owner of a context has all but VatUeManage. */
export type Permission = TokenPermission | 'VatUeManage' | 'PefInvoiceWrite'
/** What an access token may carry in its `per` claim. */
export type HeldPermission = Permission | 'Owner'
