import type { EntityStatus } from '../../../contracts/acube/statuses.ts'
import type { OnboardingPayload } from '../../../contracts/acube/webhooks.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { tokensOf } from '../held-tokens.ts'
import type { EntityRecord, KsefTokenRecord, Lack } from '../records.ts'
import type { AcubeStore } from '../tables.ts'
import { notify } from './notify.ts'
import type { Run } from './run.ts'

/**
 * How tokens and entities come to stand. Inside a transaction each, and from the record as it is then: while KSeF was
 * asked, the account may have selected, added or dropped tokens.
 */

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

/** Changes these members of a token. @returns how it was before; undefined when A-Cube does not hold it any more. */
export const changeToken = async (
  uuid: string,
  changes: Partial<KsefTokenRecord>,
  { tokens }: AcubeStore,
): Promise<KsefTokenRecord | undefined> => {
  const token = await tokens.get(uuid)
  if (token !== undefined) await tokens.put({ ...token, ...changes })
  return token
}

/** What a log-in has come to for the token's entity. `dropped`: the token was, and nothing comes of it. */
export type Outcome = 'changed' | 'unchanged' | 'dropped'

const becomes = async (payload: OnboardingPayload, store: AcubeStore, runtime: Runtime): Promise<Outcome> => {
  if (!(await setStatus(payload.legalEntityUuid, payload.status, store, runtime))) return 'unchanged'
  await notify(payload, store, runtime)
  return 'changed'
}

/** A token proved good: its entity is active from now on. */
export const activate = async (token: string, store: AcubeStore, runtime: Runtime): Promise<Outcome> => {
  const held = await changeToken(token, { standing: 'active', signIn: undefined }, store)
  if (held === undefined) return 'dropped'
  return becomes(
    { legalEntityUuid: held.entity, status: 'active', message: null, webhookType: 'onboarding-activated' },
    store,
    runtime,
  )
}

/** KSeF refuses a token: unless its entity works with another, it is blocked. */
export const deactivate = async (
  token: string,
  message: string,
  store: AcubeStore,
  runtime: Runtime,
): Promise<Outcome> => {
  const held = await changeToken(token, { standing: 'refused', selected: false, signIn: undefined }, store)
  if (held === undefined) return 'dropped'
  const others = await tokensOf(store, held.entity)
  if (!held.selected && others.some(({ standing }) => standing === 'active')) return 'unchanged'
  return becomes(
    { legalEntityUuid: held.entity, status: 'blocked', message, webhookType: 'onboarding-deactivated' },
    store,
    runtime,
  )
}

/** Replaces an entity's record by itself with these members changed. */
export const changeEntity = (uuid: string, changes: Partial<EntityRecord>, { tables }: Run): Promise<void> =>
  tables.write(async store => {
    const record = await store.entities.get(uuid)
    if (record !== undefined) await store.entities.put({ ...record, ...changes })
  })

/** The token is not allowed something: the runner that needs it stops. */
export const noteLack = ({ uuid }: KsefTokenRecord, lack: Lack, { tables }: Run): Promise<void> =>
  tables.write(async store => {
    const token = await store.tokens.get(uuid)
    if (token !== undefined && !token.lacks.includes(lack))
      await store.tokens.put({ ...token, lacks: [...token.lacks, lack] })
  })
