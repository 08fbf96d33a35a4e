import { operation } from '../../operation.ts'
import { ContextToBlock } from './test-data.ts'

/** Lifts the block of a context. */
export const unblockContext = operation({
  method: 'POST',
  path: '/testdata/context/unblock',
  summary: 'Test data: unblock authentication in a context',
  bearer: [],
  limits: 'other',
  get body() {
    return ContextToBlock()
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
