import { all } from '../../store/each.ts'
import type { AcubeEnvironment } from '../handler.ts'
import { selectedToken, tokensOf } from '../held-tokens.ts'
import type { EntityRecord } from '../records.ts'
import { acubeTables, type ReadableAcubeStore } from '../tables.ts'

const ofEntity = async (
  entity: EntityRecord,
  store: ReadableAcubeStore,
  { runtime, holds }: Pick<AcubeEnvironment, 'runtime' | 'holds'>,
): Promise<number[]> => {
  if (entity.retryAt !== undefined) return [entity.retryAt]
  const { delays } = runtime
  const due: number[] = []
  if (entity.askAgainAt !== undefined) due.push(entity.askAgainAt)
  if ((await tokensOf(store, entity.uuid)).some(({ standing }) => standing === 'unproved' && !entity.askAgainAt))
    due.push(runtime.now())
  const token = entity.status === 'active' ? await selectedToken(store, entity.uuid) : undefined
  // While its sign-in is under way, all else waits for that.
  if (token === undefined || token.signIn !== undefined) return due
  const [first] = await store.invoices.page('toDo', `${entity.uuid} queued`, { size: 1, order: 'oldest' })
  if (first !== undefined && !token.lacks.includes('write') && !holds(entity.details.nip))
    due.push(Math.max(entity.sendAgainAt ?? 0, first.createdAt + delays['acube.queue']))
  if (delays['acube.sync'] > 0 && !token.lacks.includes('read'))
    due.push(Math.max(entity.lookAgainAt ?? 0, (entity.lookedAt ?? 0) + delays['acube.sync']))
  return due
}

/** When something of an account is due that nobody has asked for; undefined when nothing is. */
export const nextWork = (account: string, environment: AcubeEnvironment): Promise<number | undefined> =>
  environment.tables.read(async store => {
    const entities = await all(store.entities, acubeTables.entities, 'byAccount', account)
    const due = (await Promise.all(entities.map(entity => ofEntity(entity, store, environment)))).flat()
    return due.length === 0 ? undefined : Math.min(...due)
  })
