import type { Operations } from '../../../contracts/ksef/operations.ts'
import { grantEuRepresentation as contract } from '../../../contracts/ksef/permissions/grant-eu-representation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { listNames } from '../permissions-table.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

type Grant = Operations['permissions']['grantEuRepresentation']

/** Of the entity of the context, as its administrator was granted it. */
export const grantEuRepresentation: Handler<Grant> = async (input, work) => {
  const compound = listNames.euEntities(contextOf(work.caller))
  const [known] = await work.store.permissions.page('current', compound, { size: 1, order: 'oldest' })
  return granting(contract, [], ({ subjectIdentifier, permissions, description, subjectDetails }, common) =>
    permissions.map(scope => ({
      ...common,
      kind: 'euRepresentative',
      subject: subjectIdentifier,
      scope,
      canDelegate: false,
      description,
      details: shownDetails(subjectDetails),
      euEntity: known?.euEntity,
    })),
  )(input, work)
}
