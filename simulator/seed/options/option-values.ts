import { InvalidArgumentError } from 'commander'
import ms from 'ms'
import * as z from 'zod'
import { whenAsked } from '../../../contracts/when-asked.ts'
import { addressList } from '../../http/addresses.ts'
import { isHeaderName } from '../../http/client-ip.ts'
import { readHostName } from '../../http/known-hosts.ts'
import { type Delays, noDelays } from '../../runtime/runtime.ts'
import { clockYears, mayBegin } from './choices.ts'

/** Readers of option values. */

/** `--port "$PORT"` is given, too, where the variable is empty. */
export const unlessEmpty =
  <T>(otherwise: T, read: (text: string) => T) =>
  (text: string): T =>
    text === '' ? otherwise : read(text)

/** One of a list. */
type ReadOne<List> = (text: string, given?: List) => List

/** A list: the option may be repeated, and commas part what stands in one text, as a variable has it. */
export const listed =
  <List>(read: ReadOne<List>): ReadOne<List> =>
  (text, given) =>
    text.split(',').reduce<List | undefined>((before, one) => read(one.trim(), before), given) as List

export const port = (text: string): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535.')
  return value
}

/** Where to listen: what a socket is bound to, which is no URL. */
export const place = (text: string): string => {
  if (/[/\s]|^[^[:]+:\d+$/.test(text))
    throw new InvalidArgumentError('a host is a name or an address alone, as 127.0.0.1; --port gives the port.')
  return text
}

/** `127.0.0.1:4010` and `localhost:4010`, which a URL takes for a scheme. */
const withoutScheme = /^(?!https?:)(\[[\da-f:]+\]|[\w.-]+)(:\d+)?(\/.*)?$/i

export const address = (text: string): string => {
  if (withoutScheme.test(text))
    throw new InvalidArgumentError(`an address begins with http:// or https://. Did you mean http://${text}?`)
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('an address looks like https://ksef.example:8443.')
  return text
}

export const database = (text: string): string => {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('the address of a database looks like postgres://user:password@host/name.')
  return text
}

/** Where something is met from outside: nothing stands behind host and port. */
export const origin = (text: string): string => {
  if (new URL(address(text)).href !== `${new URL(text).origin}/`)
    throw new InvalidArgumentError('it is scheme, host and port, nothing else: https://ksef.example:8443.')
  return text
}

export const hosts = (text: string, given: readonly string[] = []): readonly string[] => {
  try {
    return [...given, readHostName(text)]
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}

export const addresses = (text: string, given: readonly string[] = []): readonly string[] => {
  try {
    addressList([text])
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
  return [...given, text]
}

export const headerName = (text: string): string => {
  if (!isHeaderName(text)) throw new InvalidArgumentError('the name of a header looks like X-Forwarded-For.')
  return text
}

const countUpTo =
  (most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^[1-9]\d*$/.test(text) || value > most) throw new InvalidArgumentError(`a number from 1 to ${most}.`)
    return value
  }

export const count = countUpTo(99)
export const worldCount = countUpTo(9999)

/** With its zone: without one it would mean another instant on each machine. Seconds may be left out. */
const Instant = whenAsked(() =>
  z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]),
)
/** ISO 8601. */
export const instant = (text: string): number => {
  const at = Instant().safeParse(text).success ? Date.parse(text) : Number.NaN
  if (!mayBegin(at))
    throw new InvalidArgumentError(
      `an instant looks like 2026-02-01T12:00:00Z or 2026-02-01T13:00:00+01:00, ${clockYears}.`,
    )
  return at
}

export const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a seed is a whole number.')
  return Number(text)
}

export const milliseconds = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('milliseconds are a whole number from 0.')
  return Number(text)
}

/** `90m`, `2h`: longer than nothing. */
export const duration = (text: string): number => {
  const length = /^[\d.]+ ?[a-z]{0,12}$/i.test(text) ? ms(text as ms.StringValue) : undefined
  if (length === undefined || !(length > 0)) throw new InvalidArgumentError('a duration looks like 90m or 2h.')
  return length
}

/** `activation=2s`. */
export const delay = (text: string, given: Partial<Delays> = {}): Partial<Delays> => {
  const [, name = '', duration = ''] = /^([\w.]+)=(.+)$/.exec(text) ?? []
  const length = duration === '' ? undefined : ms(duration as ms.StringValue)
  if (!Object.hasOwn(noDelays, name))
    throw new InvalidArgumentError(`there are delays of ${Object.keys(noDelays).join(', ')}.`)
  if (length === undefined || !(length >= 0))
    throw new InvalidArgumentError('a delay looks like activation=2s or grant=500ms.')
  return { ...given, [name]: length }
}
