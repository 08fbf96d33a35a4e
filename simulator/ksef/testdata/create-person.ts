import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { createdAt } from './created-at.ts'
import { why } from './explanations.ts'

export const createPerson: Handler<Operations['testdata']['createPerson']> = async (
  { body },
  { now, store, runtime },
) => {
  const { nip, pesel, isBailiff, isDeceased = false, description } = body
  if (await store.persons.get(nip))
    throw new KsefError('alreadyExists', {
      explanation: why('personExists', { nip }),
    })
  await store.persons.put({
    nip,
    pesel,
    isBailiff,
    isDeceased,
    description,
    ...createdAt(body.createdDate, now, runtime.delays),
  })
}
