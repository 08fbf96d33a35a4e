import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { together } from '../../../contracts/told.ts'
import { note, pathOf } from '../../http/access-log.ts'
import type { Answer } from '../../http/connection.ts'
import { tellFailure } from '../../http/log.ts'
import { answerTo } from '../../http/plain/plain-response.ts'
import type { Exchange } from './exchange.ts'
import type { Services } from './services.ts'

/** An answer, ready for the wire. */
export interface Written {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream | null
}

/** The part of an exchange that an answer is made of. */
export type Answered = Pick<Exchange, 'request' | 'now' | 'explanations' | 'warnings' | 'caller'>

/** Sends the answer with what stands beside it: warnings and the explanation's id. */
export const respond = (exchange: Answered, written: Written, services: Services, error?: KsefError): Answer => {
  const { request, explanations, warnings, caller } = exchange
  const headers: Record<string, string> = { Server: 'ksef-simulator', ...written.headers }
  // A part of a package is on its way: nobody keeps it.
  const body = written.body instanceof ReadableStream ? null : written.body
  note(request, { answered: { status: written.status, headers, body } })
  const requested = request.headers.get('x-test-system-warning')
  if (requested !== null) warnings.push(requested)
  const surprising = services.surprise?.warning()
  if (surprising !== undefined) warnings.push(surprising)
  if (warnings.length > 0 && written.status < 300) headers['X-System-Warning'] = folded(warnings.join(' | '))

  const send = (): Response => answerTo(request, { ...written, headers })
  if (services.log.enabled && caller?.context !== undefined)
    note(request, { context: `${caller.context.type} ${caller.context.value}` })
  if (explanations.length === 0) return send()
  return keep(exchange, written, services, error).then(id => {
    if (id !== undefined) headers['X-Simulator-Explanation'] = id
    return send()
  })
}

/** The explanation's id, if it could be kept. */
const keep = async (
  { request, now, explanations }: Answered,
  { status }: Written,
  services: Services,
  error: KsefError | undefined,
): Promise<string | undefined> => {
  const text = together(explanations)
  note(request, { code: error?.code, why: text.en })
  try {
    return await services.explanations.add({
      at: new Date(now).toISOString(),
      request: `${request.method} ${pathOf(request)}`,
      status,
      error: error?.error,
      code: error?.code,
      details: error?.details,
      text,
    })
  } catch (thrown) {
    tellFailure(services.log, thrown, 'an explanation could not be kept')
    return undefined
  }
}

/** Header values are ASCII (errors-016). */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/[^\x20-\x7e]/g, '')
