import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { judgeAgain } from '../permissions/judge-again.ts'
import type { Identifier } from '../records.ts'
import { contextKey, type Store } from '../tables.ts'

/** With every right that the person had (testdata-045). */
export const removePerson: Handler<Operations['testdata']['removePerson']> = async ({ body }, { store, now }) => {
  const person = await store.persons.get(body.nip)
  if (person === undefined) return
  await store.persons.delete(person.nip)
  const lost = [
    ...(await revokeAll({ type: 'Nip', value: person.nip }, store)),
    ...(await revokeAll({ type: 'Pesel', value: person.pesel }, store)),
  ]
  // The person owned the NIP, and was granted rights elsewhere.
  for (const context of [{ type: 'Nip', value: person.nip }, ...lost]) await judgeAgain(context, store, now)
}

/** Gives the contexts where they counted. */
const revokeAll = async (subject: { type: 'Nip' | 'Pesel'; value: string }, store: Store): Promise<Identifier[]> => {
  const contexts = new Map<string, Identifier>()
  for (;;) {
    const rows = await store.permissions.page('bySubject', contextKey(subject), { size: 100, order: 'newest' })
    if (rows.length === 0) return [...contexts.values()]
    for (const { id, context } of rows) {
      contexts.set(contextKey(context), context)
      await store.permissions.delete(id)
    }
  }
}
