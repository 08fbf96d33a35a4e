import { InvalidArgumentError } from 'commander'
import * as z from 'zod'
import { isHeaderName } from '../http/client-ip.ts'
import { readHostName } from '../http/known-hosts.ts'

/** Readers of option values. */

export const port = (text: string): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535.')
  return value
}

export const address = (text: string): string => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('an address looks like https://ksef.example:8443.')
  return text
}

/** Where something is met from outside: nothing stands behind host and port. */
export const origin = (text: string): string => {
  if (new URL(address(text)).href !== `${new URL(text).origin}/`)
    throw new InvalidArgumentError('it is scheme, host and port, nothing else: https://ksef.example:8443.')
  return text
}

/** May be repeated. */
export const hosts = (text: string, given: readonly string[] = []): readonly string[] => {
  try {
    return [...given, readHostName(text)]
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}

export const headerName = (text: string): string => {
  if (!isHeaderName(text)) throw new InvalidArgumentError('the name of a header looks like X-Forwarded-For.')
  return text
}

export const count = (text: string): number => {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('a number from 1 to 99.')
  return Number(text)
}

/** The clock runs on: a year is left for it before those that dates of five digits would begin. */
const [firstYear, lastYear] = [1970, 9998]

/** With its zone: without one it would mean another instant on each machine. Seconds may be left out. */
const Instant = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })])

/** ISO 8601. */
export const instant = (text: string): number => {
  const at = Instant.safeParse(text).success ? new Date(text) : undefined
  const year = at?.getUTCFullYear() ?? 0
  if (at === undefined || year < firstYear || year > lastYear)
    throw new InvalidArgumentError(
      `an instant looks like 2026-02-01T12:00:00Z or 2026-02-01T13:00:00+01:00, of a year from ${firstYear} to ${lastYear}.`,
    )
  return at.getTime()
}

export const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a seed is a whole number.')
  return Number(text)
}

export const milliseconds = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('milliseconds are a whole number from 0.')
  return Number(text)
}
