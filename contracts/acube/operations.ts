import * as invoices from './invoices.ts'
import * as ksefTokens from './ksef-tokens.ts'
import * as legalEntities from './legal-entities.ts'
import { login, me, signaturePublicKey } from './login.ts'
import type { AcubeOperationShape } from './operation.ts'
import * as webhooks from './webhooks.ts'

/** Every operation of A-Cube's API PL that the look-alike has, by area and name: the one list that everything loops over. */
export const acubeOperations = {
  login: { login, me, signaturePublicKey },
  legalEntities: {
    list: legalEntities.list,
    create: legalEntities.create,
    get: legalEntities.get,
    setupForTesting: legalEntities.setupForTesting,
  },
  ksefTokens: {
    create: ksefTokens.create,
    select: ksefTokens.select,
    revoke: ksefTokens.revoke,
    remove: ksefTokens.remove,
  },
  authorizationFlows: {
    list: ksefTokens.listFlows,
    get: ksefTokens.getFlow,
    signatureFile: ksefTokens.signatureFile,
  },
  webhooks: { list: webhooks.list, create: webhooks.create, get: webhooks.get, replace: webhooks.replace },
  invoices: {
    list: invoices.list,
    create: invoices.create,
    createV3: invoices.createV3,
    validateV3: invoices.validateV3,
    get: invoices.get,
    upo: invoices.upo,
    attachments: invoices.attachments,
    attachment: invoices.attachment,
    downloaded: invoices.downloaded,
  },
} as const

export type AcubeOperations = typeof acubeOperations

export interface ListedAcubeOperation {
  readonly area: string
  readonly name: string
  readonly operation: AcubeOperationShape
}

/** The operations as a list. */
export const allAcubeOperations: readonly ListedAcubeOperation[] = Object.entries(acubeOperations).flatMap(
  ([area, named]) => Object.entries(named).map(([name, operation]) => ({ area, name, operation })),
)
