import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextKey, type Store } from '../tables.ts'

/** With every right that the person had (testdata-045). */
export const removePerson: Handler<Operations['testdata']['removePerson']> = async ({ body }, { store }) => {
  const person = await store.persons.get(body.nip)
  if (person === undefined) return
  await store.persons.delete(person.nip)
  await revokeAll({ type: 'Nip', value: person.nip }, store)
  await revokeAll({ type: 'Pesel', value: person.pesel }, store)
}

const revokeAll = async (subject: { type: 'Nip' | 'Pesel'; value: string }, store: Store) => {
  for (;;) {
    const rows = await store.permissions.page('bySubject', contextKey(subject), { size: 100, order: 'newest' })
    if (rows.length === 0) return
    for (const { id } of rows) await store.permissions.delete(id)
  }
}
