import type { OperationShape, XmlDocument } from '../../../contracts/operation.ts'
import type { Written } from './respond.ts'
import type { Surprise } from './surprise.ts'

const json = { 'Content-Type': 'application/json; charset=utf-8' }
const empty = { 'Content-Length': '0' }
const none = {}

/** A document with its hash, as storage and operations give it (invoices-get-006, upo-020). */
export const writeDocument = ({ xml, hash }: XmlDocument, status = 200): Written => ({
  status,
  headers: { 'Content-Type': 'application/xml', 'x-ms-meta-hash': hash },
  body: new Uint8Array(xml),
})

/** What the handler gave, as the contract promises it: an output that breaks the contract is our defect. */
export const writeOutput = (
  { success, method, path }: OperationShape,
  output: unknown,
  surprise: Surprise | undefined,
): Written => {
  if (success.document) return writeDocument(output as XmlDocument, success.status)
  if (success.body === undefined)
    return { status: success.status, headers: success.status === 204 ? none : empty, body: null }
  const checked = success.body.safeParse(output)
  if (!checked.success) throw new Error(`the answer of ${method} ${path} breaks its contract: ${checked.error.message}`)
  const body = surprise === undefined ? checked.data : surprise.body(success.body, checked.data)
  return { status: success.status, headers: json, body: JSON.stringify(body) }
}
