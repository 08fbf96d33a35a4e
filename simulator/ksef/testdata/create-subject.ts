import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import type { SubjectRecord } from '../records.ts'
import { createdAt } from './created-at.ts'
import { why } from './explanations.ts'

type Role = SubjectRecord['role']
/** testdata-041 */
const roles: Record<string, { own: Role; subunit?: Role }> = {
  EnforcementAuthority: { own: 'EnforcementAuthority' },
  VatGroup: { own: 'VatGroupUnit', subunit: 'VatGroupSubUnit' },
  JST: { own: 'LocalGovernmentUnit', subunit: 'LocalGovernmentSubUnit' },
}

export const createSubject: Handler<Operations['testdata']['createSubject']> = async (
  { body },
  { now, store, runtime },
) => {
  const { own, subunit } = roles[body.subjectType]!
  const subunits = subunit === undefined ? [] : (body.subunits ?? [])
  for (const { subjectNip } of [body, ...subunits])
    if (await store.subjects.get(subjectNip))
      throw new KsefError('alreadyExists', {
        explanation: why('subjectExists', { nip: subjectNip }),
      })

  const moments = createdAt(body.createdDate, now, runtime.delays)
  const { subjectNip, description } = body
  await store.subjects.put({ nip: subjectNip, role: own, description, ...moments })
  for (const unit of subunits)
    await store.subjects.put({
      nip: unit.subjectNip,
      role: subunit!,
      parentNip: subjectNip,
      description: unit.description,
      ...moments,
    })
}
