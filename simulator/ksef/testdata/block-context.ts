import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'

export const blockContext: Handler<Operations['testdata']['blockContext']> = async ({ body }, { now, store }) => {
  // The contract refuses a body without a context.
  await store.blockedContexts.put({ context: body.contextIdentifier!, blockedAt: now })
}
