import { acubeTexts } from '../../contracts/acube/errors.ts'
import { instantText } from '../../contracts/acube/formats.ts'
import { flowStatuses } from '../../contracts/acube/ksef-tokens.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import type { AcubeHandler, AcubeSituation } from './handler.ts'
import { problem } from './http/refusal.ts'
import { flowOf } from './legal-entities.ts'
import { pageOf } from './page-of.ts'
import type { EntityRecord } from './records.ts'
import { ALL } from './tables.ts'

type Flows = AcubeOperations['authorizationFlows']

const showFlow = (entity: EntityRecord) => ({
  uuid: entity.flow,
  status: flowStatuses[flowOf(entity)],
  legalEntityUUID: entity.uuid,
  legalEntityName: entity.details.name,
  legalEntityNip: entity.details.nip,
  createdAt: instantText(entity.createdAt),
})

const entitiesOf = ({ caller, engine }: AcubeSituation): Promise<readonly EntityRecord[]> =>
  engine.store.entities.page('byAccount', caller.username, { size: ALL, order: 'oldest' })

const find = async (uuid: string, situation: AcubeSituation): Promise<EntityRecord> => {
  const found = (await entitiesOf(situation)).find(({ flow }) => flow === uuid)
  if (found === undefined) throw problem(404, acubeTexts.notFound, `The account has no authorization flow ${uuid}.`)
  return found
}

export const list: AcubeHandler<Flows['list']> = async ({ query }, situation) =>
  pageOf(await entitiesOf(situation), query.page, showFlow)

export const get: AcubeHandler<Flows['get']> = async ({ params }, situation) => ({
  body: showFlow(await find(params.uuid, situation)),
})

export const signatureFile: AcubeHandler<Flows['signatureFile']> = async ({ params }, situation) => {
  await find(params.uuid, situation)
  throw problem(404, acubeTexts.notFound, 'There is no file to sign: here a legal entity is onboarded by a KSeF token.')
}
