import type { EntityStatus } from '../../../contracts/acube/statuses.ts'
import type { Runtime } from '../../runtime.ts'
import type { EntityRecord, KsefTokenRecord, Lack } from '../records.ts'
import { type AcubeStore, ALL } from '../tables.ts'
import { notify } from './notify.ts'
import type { Run } from './run.ts'

/** How tokens and entities come to stand. Inside a transaction each. */

export const tokensOf = (store: Pick<AcubeStore, 'tokens'>, entity: string): Promise<readonly KsefTokenRecord[]> =>
  store.tokens.page('byEntity', entity, { size: ALL, order: 'oldest' })

/** @returns whether it stood otherwise before. */
export const setStatus = async (
  entity: string,
  status: EntityStatus,
  store: AcubeStore,
  runtime: Runtime,
): Promise<boolean> => {
  const record = await store.entities.get(entity)
  if (record === undefined || record.status === status) return false
  await store.entities.put({ ...record, status, updatedAt: runtime.now() })
  return true
}

/** A token proved good: its entity is active from now on. @returns whether it was not before. */
export const activate = async (token: KsefTokenRecord, store: AcubeStore, runtime: Runtime): Promise<boolean> => {
  await store.tokens.put({ ...token, standing: 'active', signIn: undefined })
  const changed = await setStatus(token.entity, 'active', store, runtime)
  if (changed)
    await notify(
      { legalEntityUuid: token.entity, status: 'active', message: null, webhookType: 'onboarding-activated' },
      store,
      runtime,
    )
  return changed
}

/** KSeF refuses a token: unless its entity works with another, it is blocked. @returns whether it was not before. */
export const deactivate = async (
  token: KsefTokenRecord,
  message: string,
  store: AcubeStore,
  runtime: Runtime,
): Promise<boolean> => {
  await store.tokens.put({ ...token, standing: 'refused', selected: false, signIn: undefined })
  const others = await tokensOf(store, token.entity)
  if (others.some(({ standing }) => standing === 'active') && !token.selected) return false
  const changed = await setStatus(token.entity, 'blocked', store, runtime)
  if (changed)
    await notify(
      { legalEntityUuid: token.entity, status: 'blocked', message, webhookType: 'onboarding-deactivated' },
      store,
      runtime,
    )
  return changed
}

/** Replaces an entity's record by itself with these members changed. */
export const changeEntity = (uuid: string, changes: Partial<EntityRecord>, { engine }: Run): Promise<void> =>
  engine.transaction(async store => {
    const record = await store.entities.get(uuid)
    if (record !== undefined) await store.entities.put({ ...record, ...changes })
  })

/** The token is not allowed something: the runner that needs it stops. */
export const noteLack = ({ uuid }: KsefTokenRecord, lack: Lack, { engine }: Run): Promise<void> =>
  engine.transaction(async store => {
    const token = await store.tokens.get(uuid)
    if (token !== undefined && !token.lacks.includes(lack))
      await store.tokens.put({ ...token, lacks: [...token.lacks, lack] })
  })
