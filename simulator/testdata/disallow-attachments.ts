import { fromWarsaw } from '../../contracts/formats.ts'
import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'

/** With a date the consent ends as that day begins in Warsaw (assumed), without one at once (testdata-049). */
export const disallowAttachments: Handler<Operations['testdata']['disallowAttachments']> = async (
  { body: { nip, expectedEndDate } },
  { store, now },
) => {
  const consent = await store.attachmentConsents.get(nip)
  if (consent === undefined) return
  const until = expectedEndDate == null ? now : fromWarsaw(Date.parse(`${expectedEndDate}T00:00:00Z`))
  await store.attachmentConsents.put({ ...consent, until })
}
