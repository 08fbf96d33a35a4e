import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'

export const allowAttachments: Handler<Operations['testdata']['allowAttachments']> = async ({ body }, { store }) => {
  await store.attachmentConsents.put({ nip: body.nip })
}
