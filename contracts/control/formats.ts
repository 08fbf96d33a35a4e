import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
type Unit = keyof typeof units

/** As far as a clock goes in one life, in milliseconds: longer than until the year 9999. */
const longest = 8000 * 366 * units.d

const milliseconds = (text: string): number => {
  const [, number = '', unit = 'ms'] = /^([\d.]+)([a-z]+)?$/.exec(text) ?? []
  return Number(number) * units[unit as Unit]
}

const durationPattern = /^\d{1,15}(\.\d{1,6})?(ms|s|m|h|d)?$/

/** Milliseconds as a number, or text with a unit: `250`, `"250ms"`, `"1.5s"`, `"10m"`, `"2h"`, `"3d"`. Read as milliseconds. */
export const Duration = whenAsked(() =>
  z
    .union([
      z.number().min(0),
      z.string().max(32).regex(durationPattern, { error: 'it is no duration as 250ms, 1.5s, 10m, 2h, 3d' }),
    ])
    .transform(given => (typeof given === 'number' ? given : milliseconds(given)))
    .refine(ms => ms <= longest, { error: 'is longer than 8000 years' })
    .meta({ description: 'Milliseconds, or text with a unit (ms, s, m, h, d): 250, "1.5s", "2h".' }),
)
/** ISO 8601 with its zone. Read as milliseconds since 1970. */
export const Instant = whenAsked(() =>
  z.iso
    .datetime({ offset: true })
    .max(40)
    .transform(text => Date.parse(text))
    .meta({ description: 'An instant as 2026-02-01T12:00:00Z.' }),
)
/** As answers show it. */
export const ShownInstant = whenAsked(() => z.string().meta({ format: 'date-time' }))
export const showInstant = (at: number): string => new Date(at).toISOString()
