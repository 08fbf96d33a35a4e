import { bodyLimits } from '../../../contracts/bounds.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { type OperationShape, takesBody } from '../../../contracts/operation.ts'
import { note } from '../../http/access-log.ts'
import { quote } from '../../http/quote.ts'
import { BodyCut, readUpTo } from '../../http/read-up-to.ts'
import type { Exchange } from './exchange.ts'
import { why } from './explanations.ts'
import { readInput } from './read-input.ts'
import type { Step } from './services.ts'

const none = new Uint8Array()
const noQuery = new URLSearchParams()

/** Reads the request by its contract. */
export const read: Step = exchange => (takesInput(exchange.operation) ? readAll(exchange) : undefined)

const readAll = async (exchange: Exchange): Promise<void> => {
  const { operation, request, params } = exchange
  const body = takesBody(operation) ? await readBody(operation, request) : none
  const query = operation.query ? new URL(request.url).searchParams : noQuery
  exchange.input = readInput(operation, { params, query, headers: request.headers, body })
}

const takesInput = (operation: OperationShape) =>
  takesBody(operation) || Boolean(operation.params || operation.query || operation.headers)

const readBody = async (operation: OperationShape, request: Request): Promise<Uint8Array> => {
  const limit = operation.bodyLimit ?? bodyLimits.ordinary
  const body = await readUpTo(limit, request).catch(refuseCut)
  if (body === undefined)
    throw new KsefError('contentTooLarge', {
      explanation: why('bodyTooLarge', { limit }),
    })
  if (body.length > 0) note(request, { sent: body })
  if (body.length > 0 || operation.xml) refuseOtherTypes(operation, request.headers.get('content-type'))
  return body
}

/** Nobody is there to read it but the log, and a caller in process. */
const refuseCut = (error: unknown): never => {
  throw error instanceof BodyCut ? new KsefError('unreadableContent', { explanation: error.told }) : error
}

/** xades-415-unsupported-media-type */
const refuseOtherTypes = ({ xml }: OperationShape, type: string | null): void => {
  const fits = xml ? /^application\/xml\s*(;|$)/i : /^application\/([\w.+-]+\+)?json\s*(;|$)/i
  if (type !== null && fits.test(type)) return
  const taken = xml ? 'application/xml' : 'application/json'
  throw new KsefError('unsupportedMediaType', {
    explanation:
      type === null ? why('noContentType', { taken }) : why('anotherContentType', { given: quote(type), taken }),
  })
}
