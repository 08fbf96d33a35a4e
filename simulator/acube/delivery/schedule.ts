import { deliveryRule } from '../../../contracts/acube/webhooks.ts'

const { retries, firstWaitSeconds, backOff } = deliveryRule

/** What became of the last attempt. */
export interface FailedAttempt {
  /** How often it was tried, the first time included. */
  readonly attempts: number
  /** When the last attempt failed, in milliseconds. */
  readonly failedAt: number
  /** What the receiver answered, if it did. */
  readonly status?: number
}

/**
 * When a notification is tried again (ms), read off the clock: after 300 s, then after 1.25 times as long each time, 15
 * times in nine hours. Undefined when it is given up: after the last retry, or where the receiver knows no such address.
 */
export const nextAttempt = ({ attempts, failedAt, status }: FailedAttempt): number | undefined =>
  status === 404 || attempts > retries ? undefined : failedAt + firstWaitSeconds * 1000 * backOff ** (attempts - 1)
