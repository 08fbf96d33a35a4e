import * as z from 'zod'
import { unstated } from '../bounds.ts'
import type { Lifetime } from '../versions.ts'
import { whenAsked } from '../when-asked.ts'

/** What X-KSeF-Feature may ask for: the strict profile of signatures (xades-030), checksums of NIPs (sessions-online-n03). */
export const features = {
  'enforce-xades-compliance': {},
  'subject-identifier-validation': { since: '2.8' },
} as const satisfies Record<string, Lifetime>
export type Feature = keyof typeof features

/** One value, compared as a whole: a list, or the header twice, is taken and asks for nothing (sessions-online-n05). */
export const FeatureHeaders = whenAsked(() =>
  z.object({ 'x-ksef-feature': z.string().max(unstated.header).optional() }),
)
