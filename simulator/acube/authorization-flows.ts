import { acubeTexts } from '../../contracts/acube/errors.ts'
import { instantText } from '../../contracts/acube/formats.ts'
import { flowStatuses } from '../../contracts/acube/ksef-tokens.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import { quote } from '../http/quote.ts'
import { all } from '../store/each.ts'
import { why } from './explanations.ts'
import type { AcubeHandler, AcubeReading } from './handler.ts'
import { problem } from './http/refusal.ts'
import { flowOf } from './legal-entities.ts'
import { pageOf } from './page-of.ts'
import type { EntityRecord } from './records.ts'
import { acubeTables } from './tables.ts'

type Flows = AcubeOperations['authorizationFlows']

const showFlow = (entity: EntityRecord) => ({
  uuid: entity.flow,
  status: flowStatuses[flowOf(entity)],
  legalEntityUUID: entity.uuid,
  legalEntityName: entity.details.name,
  legalEntityNip: entity.details.nip,
  createdAt: instantText(entity.createdAt),
})

const entitiesOf = ({ caller, store }: AcubeReading): Promise<readonly EntityRecord[]> =>
  all(store.entities, acubeTables.entities, 'byAccount', caller.username)

const find = async (uuid: string, work: AcubeReading): Promise<EntityRecord> => {
  const found = (await entitiesOf(work)).find(({ flow }) => flow === uuid)
  if (found === undefined) throw problem(404, acubeTexts.notFound, why('unknownFlow', { uuid: quote(uuid) }))
  return found
}

export const list: AcubeHandler<Flows['list']> = {
  read: async ({ query }, work) => pageOf(await entitiesOf(work), query.page, showFlow),
}

export const get: AcubeHandler<Flows['get']> = {
  read: async ({ params }, work) => ({ body: showFlow(await find(params.uuid, work)) }),
}

export const signatureFile: AcubeHandler<Flows['signatureFile']> = {
  read: async ({ params }, work) => {
    await find(params.uuid, work)
    throw problem(404, acubeTexts.notFound, why('noFileToSign'))
  },
}
