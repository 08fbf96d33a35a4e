import * as z from 'zod'
import { type Lifetime, readAt, since, type Was, was } from '../versions.ts'
import { whenAsked } from '../when-asked.ts'
import type { ApiVersion } from './api-version.ts'
import { Int32 } from './formats.ts'

/** How often operations may be called, per second, minute and hour (open-api.json, x-rate-limits). */
export interface RateLimits {
  readonly perSecond: number
  readonly perMinute?: number
  readonly perHour?: number
}

/** The groups that share a counter per context and address, in the order of GET /rate-limits. */
export const rateGroups = {
  onlineSession: { perSecond: 10, perMinute: 30, perHour: 120 },
  onlineSessionClose: { perSecond: 20, perMinute: 60, perHour: 240 },
  batchSession: { perSecond: 10, perMinute: 20, perHour: 60 },
  batchSessionClose: { perSecond: 20, perMinute: 40, perHour: 120 },
  invoiceSend: { perSecond: 10, perMinute: 30, perHour: 180 },
  invoiceStatus: { perSecond: 30, perMinute: 120, perHour: 1200 },
  sessionList: { perSecond: 5, perMinute: 10, perHour: 60 },
  sessionInvoiceList: { perSecond: 10, perMinute: 20, perHour: 200 },
  sessionMisc: { perSecond: 10, perMinute: 120, perHour: 1200 },
  invoiceMetadata: { perSecond: 8, perMinute: 16, perHour: 20 },
  invoiceExport: { perSecond: 8, perMinute: 16, perHour: 20 },
  invoiceExportStatus: { perSecond: 10, perMinute: 60, perHour: 600 },
  invoiceDownload: { perSecond: 8, perMinute: 16, perHour: 64 },
  collectiveIdentifier: { perSecond: 20, perMinute: 120, perHour: 240 },
  /** Each operation of this group has a counter of its own (rate-limits-026). */
  other: { perSecond: 10, perMinute: 30, perHour: 120 },
} as const satisfies Record<string, Required<RateLimits>>

/** Operations of the public: counted per address only (challenge-009). */
export const publicLimits: RateLimits = { perSecond: 60 }

/** How GET /rate-limits says that there is no limit (rate-limits-n02). */
const unlimited = -1

/** What holds for an address, whoever calls from it: shown with the groups of the context (rate-limits-n04, -n05). */
export const addressLimits = {
  anonymous: { perMinute: unlimited, perHour: unlimited, ...publicLimits },
  /** Shown and not counted (global-limit-is-not-counted). */
  global: { perSecond: 75, perMinute: unlimited, perHour: unlimited },
} as const satisfies Record<string, Required<RateLimits>>

export type RateGroup = keyof typeof rateGroups
export type RateTable = Record<RateGroup, Required<RateLimits>>
export type AddressLimits = Record<keyof typeof addressLimits, Required<RateLimits>>
type ShownGroup = RateGroup | keyof AddressLimits

/** Since when a group is there, and what its limits were. */
const marks: Partial<Record<ShownGroup, Lifetime & { readonly was?: Was<Required<RateLimits>> }>> = {
  onlineSessionClose: { since: '2.8' },
  batchSessionClose: { since: '2.8' },
  collectiveIdentifier: { was: { '2.7': { perSecond: 10, perMinute: 60, perHour: 120 } } },
  anonymous: { since: '2.8' },
  global: { since: '2.8', was: { '2.8': { perSecond: unlimited, perMinute: unlimited, perHour: unlimited } } },
}

const then = <G extends ShownGroup>(table: Record<G, Required<RateLimits>>, version: ApiVersion) => {
  const older = (Object.keys(table) as G[]).map(group => [group, readAt(marks[group]?.was, version) ?? table[group]])
  return Object.fromEntries(older) as Record<G, Required<RateLimits>>
}

/** The limits of a version; of a group that it does not have, those of today. */
export const limitsAt = (version: ApiVersion): { rateGroups: RateTable; addressLimits: AddressLimits } => ({
  rateGroups: then(rateGroups, version),
  addressLimits: then(addressLimits, version),
})

/** Groups whose limits are the same for every context (rate-limits-n06). */
const fixed = ['onlineSessionClose', 'batchSessionClose'] as const satisfies RateGroup[]
export type OverridableGroup = Exclude<RateGroup, (typeof fixed)[number]>
export const overridableGroups = Object.keys(rateGroups).filter(
  group => !(fixed as readonly string[]).includes(group),
) as OverridableGroup[]

/** Upper bounds for POST /testdata/rate-limits: ten times the defaults (recorded for onlineSession.perHour: 1200). */
const highest = (limit: number) => limit * 10
const between = (min: number, max: number) =>
  Int32().refine(value => value >= min && value <= max, { params: { between: [min, max] } })

const perGroup = <G extends string, T extends z.ZodType>(groups: readonly G[], schema: (group: G) => T) =>
  Object.fromEntries(groups.map(group => [group, schema(group)])) as Record<G, T>

const Limits = whenAsked(() => z.object({ perSecond: Int32(), perMinute: Int32(), perHour: Int32() }))
const shownGroups = Object.keys({ ...rateGroups, ...addressLimits }) as ShownGroup[]
export const EffectiveRateLimits = whenAsked(() =>
  z.object(
    perGroup(shownGroups, group => {
      const from = marks[group]?.since
      return from === undefined ? Limits() : since(from, Limits())
    }),
  ),
)
/** The group that the official document requires and that may be left out all the same (rate-limits-033). */
const leftOut: OverridableGroup = 'invoiceExportStatus'

const within = ({ perSecond, perMinute, perHour }: Required<RateLimits>) =>
  z.object({
    perSecond: between(1, highest(perSecond)),
    perMinute: between(1, highest(perMinute)),
    perHour: between(1, highest(perHour)),
  })

const older = (limits: Was<Required<RateLimits>>): Was<z.ZodType> =>
  Object.fromEntries(Object.entries(limits).map(([last, then]) => [last, within(then)]))

export const RateLimitsOverride = whenAsked(() =>
  z.object(
    perGroup(overridableGroups, group => {
      const values = within(rateGroups[group])
      const before = marks[group]?.was
      const marked = before === undefined ? values : was(values, older(before))
      return group === leftOut ? marked.nullish() : marked
    }),
  ),
)
