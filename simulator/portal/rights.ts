import type { Session } from '../../client/index.ts'
import type { HeldPermission } from '../../contracts/ksef/permission-names.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import type { Told } from '../../contracts/told.ts'
import { has } from '../ksef/access/caller.ts'
import { why } from '../ksef/http/explanations.ts'
import { claimsIn } from './claims.ts'

/** What an access token says of its bearer. */
export interface Rights {
  readonly permissions: readonly HeldPermission[]
  /** The kind of the context: Nip, InternalId … */
  readonly contextType: string
}

export const rightsOf = async (ksef: Session): Promise<Rights> => {
  const [{ per, cit } = {}] = claimsIn(await ksef.accessToken())
  return { permissions: JSON.parse(String(per)), contextType: String(cit) }
}

/** Why KSeF would refuse an operation to its caller, or undefined: said by what the operation declares. */
const obstacle = ({ permissions, contexts }: OperationShape, held: Rights): Told | undefined => {
  if (permissions !== undefined && !permissions.some(one => has(held.permissions, one)))
    return why('permissionMissing', { needed: permissions.join(', '), held: held.permissions.join(', ') })
  if (contexts !== undefined && !contexts.some(type => type === held.contextType))
    return why('contextType', { type: held.contextType, types: contexts.join(', ') })
  return undefined
}

/** Why none of the operations may be called, or undefined when one may. A page without calls is everyone's. */
export const obstacles = (calls: readonly OperationShape[] | undefined, held: Rights): readonly Told[] | undefined => {
  const met = (calls ?? []).map(call => obstacle(call, held))
  if (met.length === 0 || met.includes(undefined)) return undefined
  // Several operations may lack the same.
  return [...new Map((met as Told[]).map(told => [told.en, told])).values()]
}
