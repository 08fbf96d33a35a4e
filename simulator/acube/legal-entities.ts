import { instantText } from '../../contracts/acube/formats.ts'
import type { flowStatuses } from '../../contracts/acube/ksef-tokens.ts'
import type { LegalEntity } from '../../contracts/acube/legal-entities.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import { isValidNip } from '../../contracts/ksef/formats.ts'
import { all } from '../store/each.ts'
import { why } from './explanations.ts'
import type { AcubeHandler } from './handler.ts'
import { selectedToken } from './held-tokens.ts'
import { violated, violatedSaying } from './http/refusal.ts'
import { alreadyUsed } from './http/violations.ts'
import { newEntity } from './new-entity.ts'
import { entityOf, entityWithNip } from './own.ts'
import { pageOf } from './page-of.ts'
import type { EntityRecord, Lack } from './records.ts'
import { acubeTables, type ReadableAcubeStore } from './tables.ts'

type LegalEntities = AcubeOperations['legalEntities']

/** How an entity's authorization flow stands, in the word that the entity shows. */
export const flowOf = ({ status }: EntityRecord): keyof typeof flowStatuses =>
  status === 'active' ? 'valid' : status === 'blocked' ? 'failed' : 'new'

export const showEntity = async (entity: EntityRecord, store: ReadableAcubeStore): Promise<LegalEntity> => {
  const { details } = entity
  const token = entity.status === 'active' ? await selectedToken(store, entity.uuid) : undefined
  const runs = (lack: Lack): boolean => token !== undefined && !token.lacks.includes(lack)
  const [createdAt, updatedAt] = [instantText(entity.createdAt), instantText(entity.updatedAt)]
  return {
    uuid: entity.uuid,
    status: entity.status,
    name: details.name,
    nip: details.nip,
    email: details.email,
    url: details.url ?? null,
    addressLine1: details.addressLine1,
    addressLine2: details.addressLine2,
    postcode: details.postcode,
    province: details.province ?? null,
    city: details.city,
    countryIso2: details.countryIso2,
    createdAt,
    updatedAt,
    authFlowUUID: entity.flow,
    authFlowStatus: flowOf(entity),
    authFlowIsValid: entity.status === 'active',
    authFlowUrl: null,
    authFlowDeadline: null,
    authFlowCreatedAt: createdAt,
    authFlowUpdatedAt: updatedAt,
    isAuthCyclerRunning: token !== undefined,
    isInvoiceSenderRunning: runs('write'),
    isInvoiceReceiverRunning: runs('read'),
    isInvoiceSyncRunning: runs('read'),
    customer: {
      customerName: details.name,
      addressLine: `${details.addressLine1} ${details.addressLine2}`,
      city: details.city,
      countryCode: details.countryIso2,
      nip: Number(details.nip),
    },
  }
}

export const list: AcubeHandler<LegalEntities['list']> = {
  read: async ({ query }, { caller, store }) => {
    const entities = await all(store.entities, acubeTables.entities, 'byAccount', caller.username)
    return pageOf(entities, query.page, entity => showEntity(entity, store))
  },
}

export const create: AcubeHandler<LegalEntities['create']> = async ({ body }, { caller, store, runtime }) => {
  if (!isValidNip(body.nip)) throw violatedSaying('nip', why('nipChecksum', { nip: body.nip }))
  if ((await entityWithNip(caller, store, body.nip)) !== undefined)
    throw violated([{ propertyPath: 'nip', ...alreadyUsed }], why('nipTaken', { nip: body.nip }))
  const entity = newEntity(caller.username, body, runtime)
  await store.entities.put(entity)
  return { body: await showEntity(entity, store) }
}

export const get: AcubeHandler<LegalEntities['get']> = {
  read: async ({ params }, { caller, store }) => ({
    body: await showEntity(await entityOf(caller, store, params.uuid), store),
  }),
}
