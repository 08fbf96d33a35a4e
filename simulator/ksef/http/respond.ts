import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { inTongue, type Tongue } from '../../../contracts/told.ts'
import type { Exchange } from './exchange.ts'
import type { Services } from './services.ts'

/** An answer, ready for the wire. */
export interface Written {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream | null
}

/** The part of an exchange that an answer is made of. */
export type Answered = Pick<Exchange, 'request' | 'now' | 'explanations' | 'warnings'>

/** Sends the answer with what stands beside it: warnings, the explanation's id, a line in the log. */
export const respond = (exchange: Answered, written: Written, services: Services, error?: KsefError): Response => {
  const { request, now, explanations, warnings } = exchange
  const headers: Record<string, string> = { Server: 'ksef-simulator', ...written.headers }
  const requested = request.headers.get('x-test-system-warning')
  if (requested !== null) warnings.push(requested)
  const surprising = services.surprise?.warning()
  if (surprising !== undefined) warnings.push(surprising)
  if (warnings.length > 0 && written.status < 300) headers['X-System-Warning'] = folded(warnings.join(' | '))

  const line: Record<string, unknown> = { status: written.status }
  if (explanations.length > 0) {
    const [text, polish] = [textIn('en', explanations), textIn('pl', explanations)]
    const id = services.explanations.add({
      at: new Date(now).toISOString(),
      request: `${request.method} ${pathOf(request)}`,
      status: written.status,
      error: error?.error,
      code: error?.code,
      details: error?.details,
      text,
      polish: polish === text ? undefined : polish,
    })
    headers['X-Simulator-Explanation'] = id
    line.explanation = `${id}: ${text}`
  }
  if (services.log.enabled) {
    line.ms = Math.round((services.runtime.now() - now) * 100) / 100
    services.log.info(line, `${request.method} ${pathOf(request)}`)
  }
  return new Response(written.body, { status: written.status, headers })
}

const textIn = (tongue: Tongue, explanations: Answered['explanations']): string =>
  explanations.map(told => inTongue(tongue, told)).join(' ')

/** Also of an address whose host is none. */
const pathOf = ({ url }: Request): string => /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''

/** Header values are ASCII (errors-016). */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/[^\x20-\x7e]/g, '')
