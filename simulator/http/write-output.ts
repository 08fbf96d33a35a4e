import type { OperationShape } from '../../contracts/operation.ts'
import type { Written } from './respond.ts'

const json = { 'Content-Type': 'application/json; charset=utf-8' }
const none = {}

/** What the handler gave, as the contract promises it: an output that breaks the contract is our defect. */
export const writeOutput = ({ success, method, path }: OperationShape, output: unknown): Written => {
  if (success.body === undefined) return { status: success.status, headers: none, body: null }
  const checked = success.body.safeParse(output)
  if (!checked.success) throw new Error(`the answer of ${method} ${path} breaks its contract: ${checked.error.message}`)
  return { status: success.status, headers: json, body: JSON.stringify(checked.data) }
}
