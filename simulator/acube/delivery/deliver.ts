import { isUnreached, whyUnreached } from '../../http/unreached.ts'
import { timeLimit } from '../../runtime/runtime.ts'
import { receiverOf } from './receiver.ts'
import type { Signer, UnsignedMessage } from './signer.ts'

/** A receiver that says nothing for so long has not answered. */
const PATIENCE = 10_000

export interface Delivery {
  /** The receiver answered 2XX. */
  readonly ok: boolean
  /** What it answered; undefined when it could not be asked. */
  readonly status?: number
  /** Why it is not delivered, in a sentence. */
  readonly error?: string
}

export interface DeliveryOptions {
  readonly signer: Signer
  readonly fetch: typeof fetch
  /** Hosts outside loopback that notifications may go to, with or without a port. */
  readonly allowedHosts?: readonly string[]
}

const reason = (error: unknown): string => {
  if (isUnreached(error)) return whyUnreached(error)
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && cause.name === 'TimeoutError') return `no answer within ${PATIENCE / 1000} seconds`
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

/**
 * Posts a signed notification, once. It is rejected when it cannot be signed, and for nothing that a receiver does.
 * Redirects are not followed (acube-pl.md 8.4), and nothing leaves the machine but to the hosts that are allowed.
 */
export const deliver = async (message: UnsignedMessage, options: DeliveryOptions): Promise<Delivery> => {
  const receiver = receiverOf(message.url, options.allowedHosts)
  if ('refusal' in receiver) return { ok: false, error: receiver.refusal.en }
  const url = receiver.url.href
  const headers = { 'content-type': 'application/json', ...(await options.signer.sign({ ...message, url })) }
  try {
    const signal = timeLimit(PATIENCE)
    const response = await options.fetch(url, {
      method: 'POST',
      headers,
      body: message.body,
      redirect: 'manual',
      signal,
    })
    await response.body?.cancel()
    const { ok, status } = response
    return ok ? { ok, status } : { ok, status, error: `${url} answered ${status}.` }
  } catch (error) {
    return { ok: false, error: `${url} could not be reached: ${reason(error)}.` }
  }
}
