import * as z from 'zod'
import { contractAt } from '../contracts/ksef/contract.ts'
import type { OperationShape, XmlDocument } from '../contracts/operation.ts'
import type { Connection } from './connection.ts'
import { readBody } from './read-body.ts'
import { explanationHeader, readError } from './read-error.ts'
import { type AnyInput, requestFor } from './request-for.ts'
import { UnexpectedAnswer } from './unexpected-answer.ts'

/** undefined where it is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readOutput = async ({ method, path, success }: OperationShape, response: Response): Promise<unknown> => {
  // Without the body, a piece of which stands in what JSON.parse throws: it may hold a token.
  const unexpected = (what: string, cause?: unknown) => {
    const text = `${method} ${path} answers otherwise than its contract says.`
    const explanationId = response.headers.get(explanationHeader) ?? undefined
    return new UnexpectedAnswer(response.status, { text, details: [what], explanationId, cause })
  }
  if (success.document) {
    // What stands in front of KSeF answers 200 with a page of its own, too.
    if (response.headers.get('content-type')?.startsWith('text/html')) throw unexpected('The body is a page.')
    return {
      xml: new Uint8Array(await response.arrayBuffer()),
      hash: response.headers.get('x-ms-meta-hash') ?? '',
    } satisfies XmlDocument
  }
  const body = await response.text()
  if (!success.body) return undefined
  const value = parsed(body)
  if (value === undefined) throw unexpected('The body is no JSON.')
  try {
    return readBody(success.body, value)
  } catch (cause) {
    throw unexpected(cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause), cause)
  }
}

/**
 * One operation, from its input to its output: what every call of the client is.
 * @throws Refusal (a KsefError) when KSeF says no; UnexpectedAnswer when it says what the contract does not foresee.
 */
export const call = async (operation: OperationShape, input: AnyInput, connection: Connection): Promise<unknown> => {
  const response = await connection.fetch(await requestFor(operation, input, connection))
  const { status } = response
  if (status === operation.success.status) return readOutput(operation, response)
  if (!response.ok) throw await readError(response, contractAt(connection.api))
  const text = `${operation.method} ${operation.path} answers ${status}, and its contract says ${operation.success.status}.`
  throw new UnexpectedAnswer(status, { text })
}
