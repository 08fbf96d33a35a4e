import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { together } from '../../../contracts/told.ts'
import type { Answer } from '../../http/connection.ts'
import { tellFailure } from '../../log.ts'
import type { Exchange } from './exchange.ts'
import type { Services } from './services.ts'

/** An answer, ready for the wire. */
export interface Written {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
}

/** The part of an exchange that an answer is made of. */
export type Answered = Pick<Exchange, 'request' | 'now' | 'explanations' | 'warnings'>

/** Sends the answer with what stands beside it: warnings, the explanation's id, a line in the log. */
export const respond = (exchange: Answered, written: Written, services: Services, error?: KsefError): Answer => {
  const { request, now, explanations, warnings } = exchange
  const headers: Record<string, string> = { Server: 'ksef-simulator', ...written.headers }
  const requested = request.headers.get('x-test-system-warning')
  if (requested !== null) warnings.push(requested)
  const surprising = services.surprise?.warning()
  if (surprising !== undefined) warnings.push(surprising)
  if (warnings.length > 0 && written.status < 300) headers['X-System-Warning'] = folded(warnings.join(' | '))

  const send = (explanation?: string): Response => {
    if (services.log.enabled) {
      const ms = Math.round((services.runtime.now() - now) * 100) / 100
      services.log.info({ status: written.status, explanation, ms }, `${request.method} ${pathOf(request)}`)
    }
    return new Response(written.body, { status: written.status, headers })
  }
  if (explanations.length === 0) return send()
  return keep(exchange, written, services, error).then(([id, text]) => {
    if (id === undefined) return send(text)
    headers['X-Simulator-Explanation'] = id
    return send(`${id}: ${text}`)
  })
}

/** The explanation's id, if it could be kept, and its text. */
const keep = async (
  { request, now, explanations }: Answered,
  { status }: Written,
  services: Services,
  error: KsefError | undefined,
): Promise<[id: string | undefined, text: string]> => {
  const text = together(explanations)
  try {
    const id = await services.explanations.add({
      at: new Date(now).toISOString(),
      request: `${request.method} ${pathOf(request)}`,
      status,
      error: error?.error,
      code: error?.code,
      details: error?.details,
      text,
    })
    return [id, text.en]
  } catch (thrown) {
    tellFailure(services.log, thrown, 'an explanation could not be kept')
    return [undefined, text.en]
  }
}

/** Also of an address whose host is none. */
const pathOf = ({ url }: Request): string => /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''

/** Header values are ASCII (errors-016). */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/[^\x20-\x7e]/g, '')
