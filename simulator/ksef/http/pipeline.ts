import type { KsefError } from '../../../contracts/ksef/errors.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Answer } from '../../http/connection.ts'
import { explanationOf } from '../../http/explanations.ts'
import type { AnyHandler, Writing } from '../handler.ts'
import { authenticate } from './authenticate.ts'
import { authorise } from './authorise.ts'
import type { Exchange } from './exchange.ts'
import { limit } from './limit.ts'
import { read } from './read.ts'
import { refusalOf } from './refusal.ts'
import { refusedOnPurpose } from './refused-on-purpose.ts'
import { respond, type Written } from './respond.ts'
import type { Services, Step } from './services.ts'
import { writeError } from './write-error.ts'
import { writeOutput } from './write-output.ts'

/** What happens before the handler. The order is behaviour: a request with two faults is refused for the first. */
const steps: readonly Step[] = [authenticate, limit, authorise, read]

/** Takes a request through the steps and the handler to its answer. Nothing is thrown. */
export const answer = async (exchange: Exchange, handler: AnyHandler, services: Services): Promise<Response> => {
  try {
    const wanted = exchange.onPurpose && refusedOnPurpose(exchange.onPurpose, exchange, services.contract)
    if (wanted !== undefined) return refuse(exchange, wanted, services)
    for (const step of steps) {
      const slow = step(exchange, services)
      if (slow !== undefined) await slow
    }
    return respond(exchange, await handle(exchange, handler, services), services)
  } catch (thrown) {
    return refuse(exchange, refusalOf(thrown, exchange.operation, services.log), services)
  }
}

const refuse = (exchange: Exchange, thrown: KsefError, services: Services): Answer => {
  const error = thrown.toldAs(services.contract.errors[thrown.error])
  exchange.explanations.push(explanationOf(error))
  return respond(exchange, writeError(error, exchange.request, exchange.now, services.runtime), services, error)
}

/** It is no async function: one that returns a promise waits for it three times. */
const handle = (exchange: Exchange, handler: AnyHandler, services: Services): Promise<Written> => {
  services.expiry.look(exchange.now)
  // All that the world has stands behind it, uncopied: two dozen members for each request cost more than its steps.
  const situation = Object.assign(Object.create(services) as Services, {
    now: exchange.now,
    clientIp: exchange.clientIp,
    origin: () => (services.publicUrl ?? new URL(exchange.request.url).origin) + services.prefix,
    explain: (text: Told) => exchange.explanations.push(text),
    warn: (text: string) => exchange.warnings.push(text),
    // The table of handlers has checked that caller, input and handler fit; here they are any operation's.
    caller: exchange.caller as never,
    store: undefined as never,
    read: services.tables.read,
    fate: exchange.onPurpose,
  })
  const input = exchange.input as never
  const written = (output: unknown): Written => writeOutput(exchange.operation, output, services.surprise)
  const within = (store: unknown) => Object.assign(situation, { store: store as never })
  // A broken answer undoes the work.
  const write = (work: (work: Writing<OperationShape>) => Promise<unknown>) =>
    services.tables.write(async store => written(await work(within(store))))
  if (typeof handler === 'function') return write(work => handler(input, work))
  if ('prepare' in handler) return handler.prepare(input, situation).then(write)
  if ('look' in handler) return handler.look(input, situation).then(written)
  return services.tables.read(async store => written(await handler.read(input, within(store))))
}
