import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import * as authorizationFlows from './authorization-flows.ts'
import type { AcubeHandler } from './handler.ts'
import * as invoices from './invoices.ts'
import * as ksefTokens from './ksef-tokens.ts'
import * as legalEntities from './legal-entities.ts'
import * as login from './login.ts'
import { setupForTesting } from './setup-for-testing.ts'
import * as webhooks from './webhooks.ts'

type Handlers = {
  readonly [Area in keyof AcubeOperations]: {
    readonly [Name in keyof AcubeOperations[Area]]: AcubeHandler<AcubeOperations[Area][Name]>
  }
}

/** Which code answers which operation: it does not compile with one missing or of the wrong type. */
export const acubeHandlers: Handlers = {
  login,
  legalEntities: { list: legalEntities.list, create: legalEntities.create, get: legalEntities.get, setupForTesting },
  ksefTokens,
  authorizationFlows,
  webhooks,
  invoices,
}
