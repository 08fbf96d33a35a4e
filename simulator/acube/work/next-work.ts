import type { AcubeEnvironment } from '../handler.ts'
import { selectedToken } from '../legal-entities.ts'
import type { EntityRecord } from '../records.ts'
import { ALL } from '../tables.ts'
import { tokensOf } from './standing.ts'

type Environment = Pick<AcubeEnvironment, 'engine' | 'runtime'>

const ofEntity = async (entity: EntityRecord, { engine: { store }, runtime }: Environment): Promise<number[]> => {
  if (entity.retryAt !== undefined) return [entity.retryAt]
  const { delays } = runtime
  const due: number[] = []
  if (entity.askAgainAt !== undefined) due.push(entity.askAgainAt)
  if ((await tokensOf(store, entity.uuid)).some(({ standing }) => standing === 'unproved' && !entity.askAgainAt))
    due.push(runtime.now())
  const token = entity.status === 'active' ? await selectedToken(store, entity.uuid) : undefined
  if (token === undefined) return due
  const [first] = await store.invoices.page('toDo', `${entity.uuid} queued`, { size: 1, order: 'oldest' })
  if (first !== undefined && !token.lacks.includes('write'))
    due.push(Math.max(entity.sendAgainAt ?? 0, first.createdAt + delays['acube.queue']))
  if (delays['acube.sync'] > 0 && !token.lacks.includes('read'))
    due.push(Math.max(entity.lookAgainAt ?? 0, (entity.lookedAt ?? 0) + delays['acube.sync']))
  return due
}

/** When something is due that nobody has asked for; undefined when nothing is. */
export const nextWork = async (environment: Environment): Promise<number | undefined> => {
  const { store } = environment.engine
  const entities = await store.entities.page('all', '', { size: ALL, order: 'oldest' })
  const [notification] = await store.deliveries.page('waiting', '', { size: 1, order: 'oldest' })
  const due = (await Promise.all(entities.map(entity => ofEntity(entity, environment)))).flat()
  if (notification !== undefined) due.push(notification.dueAt)
  return due.length === 0 ? undefined : Math.min(...due)
}
