import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'

/** Subunits go with their parent (testdata-044). Removing what is not there changes nothing (assumed). */
export const removeSubject: Handler<Operations['testdata']['removeSubject']> = async ({ body }, { store }) => {
  await store.subjects.delete(body.subjectNip)
  for (;;) {
    const subunits = await store.subjects.page('byParent', body.subjectNip, { size: 100, order: 'newest' })
    if (subunits.length === 0) return
    for (const { nip } of subunits) await store.subjects.delete(nip)
  }
}
