import { acubeInvoicesSuite } from './invoices.suite.ts'
import { acubeKsefTokensSuite } from './ksef-tokens.suite.ts'
import { acubeLegalEntitiesSuite } from './legal-entities.suite.ts'
import { acubeLoginSuite } from './login.suite.ts'
import type { AcubeSuite } from './suite-target.ts'
import { acubeWebhooksSuite } from './webhooks.suite.ts'

/** Every suite about A-Cube. */
export const acubeSuites: readonly AcubeSuite[] = [
  acubeLoginSuite,
  acubeLegalEntitiesSuite,
  acubeKsefTokensSuite,
  acubeWebhooksSuite,
  acubeInvoicesSuite,
]
