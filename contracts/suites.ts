import { challengeSuite } from './auth/challenge.suite.ts'
import { ksefTokenSuite } from './auth/ksef-token.suite.ts'
import { ksefTokenRefusalsSuite } from './auth/ksef-token-refusals.suite.ts'
import { ksefTokenStatusesSuite } from './auth/ksef-token-statuses.suite.ts'
import { redeemSuite } from './auth/redeem.suite.ts'
import { refreshSuite } from './auth/refresh.suite.ts'
import { statusSuite } from './auth/status.suite.ts'
import { xadesSignatureSuite } from './auth/xades-signature.suite.ts'
import { xadesSignatureRefusalsSuite } from './auth/xades-signature-refusals.suite.ts'
import { listSuite as listAuthSessionsSuite } from './auth-sessions/list.suite.ts'
import { revokeSuite as revokeAuthSessionSuite } from './auth-sessions/revoke.suite.ts'
import { revokeCurrentSuite } from './auth-sessions/revoke-current.suite.ts'
import { invoiceStatusSuite } from './sessions/invoice-status.suite.ts'
import { openOnlineSuite } from './sessions/open-online.suite.ts'
import { sendInvoiceSuite } from './sessions/send-invoice.suite.ts'
import type { Suite } from './suite.ts'
import { generateSuite } from './tokens/generate.suite.ts'
import { getSuite as getTokenSuite } from './tokens/get.suite.ts'
import { listSuite as listTokensSuite } from './tokens/list.suite.ts'
import { revokeSuite as revokeTokenSuite } from './tokens/revoke.suite.ts'

/** Every suite there is. */
export const suites: readonly Suite[] = [
  challengeSuite,
  xadesSignatureSuite,
  xadesSignatureRefusalsSuite,
  ksefTokenSuite,
  ksefTokenStatusesSuite,
  ksefTokenRefusalsSuite,
  statusSuite,
  redeemSuite,
  refreshSuite,
  listAuthSessionsSuite,
  revokeCurrentSuite,
  revokeAuthSessionSuite,
  generateSuite,
  listTokensSuite,
  getTokenSuite,
  revokeTokenSuite,
  openOnlineSuite,
  sendInvoiceSuite,
  invoiceStatusSuite,
]
