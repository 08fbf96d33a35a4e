import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { inTongue, type Tongue } from '../../../contracts/told.ts'
import { noteContext, pathOf } from '../../http/access-log.ts'
import type { Exchange } from './exchange.ts'
import type { Services } from './services.ts'

/** An answer, ready for the wire. */
export interface Written {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
}

/** The part of an exchange that an answer is made of. */
export type Answered = Pick<Exchange, 'request' | 'now' | 'explanations' | 'warnings' | 'caller'>

/** Sends the answer with what stands beside it: warnings and the explanation's id. */
export const respond = (exchange: Answered, written: Written, services: Services, error?: KsefError): Response => {
  const { request, now, explanations, warnings, caller } = exchange
  const headers: Record<string, string> = { Server: 'ksef-simulator', ...written.headers }
  const requested = request.headers.get('x-test-system-warning')
  if (requested !== null) warnings.push(requested)
  const surprising = services.surprise?.warning()
  if (surprising !== undefined) warnings.push(surprising)
  if (warnings.length > 0 && written.status < 300) headers['X-System-Warning'] = folded(warnings.join(' | '))

  noteContext(request, caller?.context && `${caller.context.type} ${caller.context.value}`)
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
  }
  return new Response(written.body, { status: written.status, headers })
}

const textIn = (tongue: Tongue, explanations: Answered['explanations']): string =>
  explanations.map(told => inTongue(tongue, told)).join(' ')

/** Header values are ASCII (errors-016). */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/[^\x20-\x7e]/g, '')
