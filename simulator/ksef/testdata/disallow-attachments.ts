import { readDate } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'

/** With a date the consent ends as that day begins, in UTC (testdata-057), without one at once (testdata-049). */
export const disallowAttachments: Handler<Operations['testdata']['disallowAttachments']> = async (
  { body: { nip, expectedEndDate } },
  { store, now },
) => {
  const consent = await store.attachmentConsents.get(nip)
  if (consent === undefined) return
  const until = (expectedEndDate == null ? undefined : readDate(expectedEndDate)) ?? now
  await store.attachmentConsents.put({ ...consent, until })
}
