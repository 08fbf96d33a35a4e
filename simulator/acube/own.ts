import { acubeTexts } from '../../contracts/acube/errors.ts'
import type { JwtClaims } from '../../contracts/acube/login.ts'
import { quote } from '../quote.ts'
import { problem } from './http/refusal.ts'
import type { EntityRecord } from './records.ts'
import type { ReadableAcubeStore } from './tables.ts'

/** A record of the caller's account. What belongs to another is not there. @throws AcubeRefusal 404 */
export const ownedBy = <R extends { readonly account: string }>(
  { username }: JwtClaims,
  record: R | undefined,
  what: string,
  uuid: string,
): R => {
  if (record?.account === username) return record
  const belongs = record === undefined ? 'exists' : 'belongs to this account; it is another’s'
  throw problem(404, acubeTexts.notFound, `No ${what} with the UUID ${quote(uuid)} ${belongs}.`)
}

export const entityOf = async (caller: JwtClaims, store: ReadableAcubeStore, uuid: string): Promise<EntityRecord> =>
  ownedBy(caller, await store.entities.get(uuid), 'legal entity', uuid)

/** The account's legal entity with a NIP. */
export const entityWithNip = async (
  { username }: JwtClaims,
  store: ReadableAcubeStore,
  nip: string,
): Promise<EntityRecord | undefined> => {
  const [entity] = await store.entities.page('byNip', `${username} ${nip}`, { size: 1, order: 'oldest' })
  return entity
}
