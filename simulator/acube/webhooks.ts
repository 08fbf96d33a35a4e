import { acubeTexts } from '../../contracts/acube/errors.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import type { Webhook } from '../../contracts/acube/webhooks.ts'
import { quote } from '../http/quote.ts'
import { newUuid } from '../ksef/random-text.ts'
import { all } from '../store/each.ts'
import { receiverOf } from './delivery/receiver.ts'
import { why } from './explanations.ts'
import type { AcubeHandler, AcubeSituation, AcubeWriting } from './handler.ts'
import { violatedBy, violatedSaying } from './http/refusal.ts'
import { ownedBy } from './own.ts'
import { pageOf } from './page-of.ts'
import type { EntityRecord, WebhookRecord } from './records.ts'
import { acubeTables, type ReadableAcubeStore } from './tables.ts'

type Webhooks = AcubeOperations['webhooks']

const show = (webhook: WebhookRecord, entity: EntityRecord | undefined): Webhook => ({
  uuid: webhook.uuid,
  legalEntityUUID: webhook.entity,
  legalEntityName: entity?.details.name ?? '',
  webhookType: webhook.type,
  webhookUrl: webhook.url,
})
const shown = async (webhook: WebhookRecord, store: ReadableAcubeStore) =>
  show(webhook, await store.entities.get(webhook.entity))

interface Asked {
  readonly legalEntity: string
  readonly webhookType: WebhookRecord['type']
  readonly webhookUrl: string
}

/** The entity of a webhook, which may be given by its IRI. */
const entityFor = async ({ legalEntity }: Asked, { caller, store }: AcubeWriting): Promise<EntityRecord> => {
  const entity = await store.entities.get(legalEntity.split('/').at(-1) ?? '')
  if (entity?.account === caller.username) return entity
  throw violatedBy('legalEntity', acubeTexts.notFound, why('unknownEntity', { given: quote(legalEntity) }))
}

const refuseForeignHost = ({ webhookUrl }: Asked, { allowedWebhookHosts }: AcubeSituation): void => {
  const receiver = receiverOf(webhookUrl, allowedWebhookHosts)
  if ('refusal' in receiver) throw violatedSaying('webhookUrl', receiver.refusal)
}

export const list: AcubeHandler<Webhooks['list']> = {
  read: async ({ query }, { caller, store }) => {
    const webhooks = await all(store.webhooks, acubeTables.webhooks, 'byAccount', caller.username)
    return pageOf(webhooks, query.page, webhook => shown(webhook, store))
  },
}

export const create: AcubeHandler<Webhooks['create']> = async ({ body }, work) => {
  refuseForeignHost(body, work)
  const entity = await entityFor(body, work)
  const webhook: WebhookRecord = {
    uuid: newUuid(work.runtime),
    account: entity.account,
    entity: entity.uuid,
    type: body.webhookType,
    url: body.webhookUrl,
    createdAt: work.now,
  }
  await work.store.webhooks.put(webhook)
  return { body: show(webhook, entity) }
}

export const get: AcubeHandler<Webhooks['get']> = {
  read: async ({ params: { uuid } }, { caller, store }) => ({
    body: await shown(ownedBy(caller, await store.webhooks.get(uuid), 'webhook', uuid), store),
  }),
}

export const replace: AcubeHandler<Webhooks['replace']> = async ({ params: { uuid }, body }, work) => {
  const { caller, store } = work
  const old = ownedBy(caller, await store.webhooks.get(uuid), 'webhook', uuid)
  refuseForeignHost(body, work)
  const entity = await entityFor(body, work)
  const webhook = { ...old, entity: entity.uuid, type: body.webhookType, url: body.webhookUrl }
  await store.webhooks.put(webhook)
  return { body: show(webhook, entity) }
}
