import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextKey } from '../../store/store.ts'
import type { Handler } from '../handler.ts'

export const unblockContext: Handler<Operations['testdata']['unblockContext']> = async ({ body }, { store }) => {
  await store.blockedContexts.delete(contextKey(body.contextIdentifier!))
}
