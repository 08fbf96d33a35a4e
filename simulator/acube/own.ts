import { acubeTexts } from '../../contracts/acube/errors.ts'
import type { JwtClaims } from '../../contracts/acube/login.ts'
import { quote } from '../http/quote.ts'
import { why } from './explanations.ts'
import { problem } from './http/refusal.ts'
import type { EntityRecord } from './records.ts'
import type { ReadableAcubeStore } from './tables.ts'

/** A record of the caller's account. What belongs to another is not there. @throws AcubeRefusal 404 */
export const ownedBy = <R extends { readonly account: string }>(
  { username }: JwtClaims,
  record: R | undefined,
  what: 'entity' | 'invoice' | 'webhook',
  uuid: string,
): R => {
  if (record?.account === username) return record
  const named = { what: why(what), uuid: quote(uuid) }
  throw problem(404, acubeTexts.notFound, why(record === undefined ? 'notThere' : 'ofAnotherAccount', named))
}

export const entityOf = async (caller: JwtClaims, store: ReadableAcubeStore, uuid: string): Promise<EntityRecord> =>
  ownedBy(caller, await store.entities.get(uuid), 'entity', uuid)

/** The account's legal entity with a NIP. */
export const entityWithNip = async (
  { username }: JwtClaims,
  store: ReadableAcubeStore,
  nip: string,
): Promise<EntityRecord | undefined> => {
  const [entity] = await store.entities.page('byNip', `${username} ${nip}`, { size: 1, order: 'oldest' })
  return entity
}
