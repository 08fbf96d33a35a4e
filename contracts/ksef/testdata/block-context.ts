import { operation } from '../../operation.ts'
import { ContextToBlock } from './test-data.ts'

/** Blocks a context: sign-ins end with 480 until it is unblocked (testdata-050). */
export const blockContext = operation({
  method: 'POST',
  path: '/testdata/context/block',
  summary: 'Test data: block authentication in a context',
  bearer: [],
  limits: 'other',
  get body() {
    return ContextToBlock()
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
