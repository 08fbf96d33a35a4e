import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'

/** The consent is a NIP's; its units read it (attachments-001, testdata-056, -057). */
export const attachmentStatus: Handler<Operations['permissions']['attachmentStatus']> = {
  read: async (_input, { caller, store, now }) => {
    const consent = await store.attachmentConsents.get(contextOf(caller).value.slice(0, 10))
    if (consent === undefined) return { isAttachmentAllowed: false }
    const { until } = consent
    return {
      isAttachmentAllowed: until === undefined || now < until,
      revokedDate: until === undefined ? undefined : formatTimestamp(until),
    }
  },
}
