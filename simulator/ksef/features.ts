import type * as z from 'zod'
import type { Feature, FeatureHeaders } from '../../contracts/ksef/features.ts'
import type { Told } from '../../contracts/told.ts'
import { quote } from '../http/quote.ts'
import { why } from './explanations.ts'

type Headers = z.output<typeof FeatureHeaders>

export const asksFor = (feature: Feature, headers: Headers): boolean => headers['x-ksef-feature'] === feature

/** Why a feature that stands in a list is not on; undefined where there is no list with it. */
export const whyNotAsked = (feature: Feature, headers: Headers): Told | undefined => {
  const given = headers['x-ksef-feature'] ?? ''
  return given !== feature && given.split(',').some(one => one.trim() === feature)
    ? why('featureInList', { given: quote(given), feature })
    : undefined
}
