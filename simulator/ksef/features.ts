import type * as z from 'zod'
import type { Contract } from '../../contracts/ksef/contract.ts'
import { type Feature, type FeatureHeaders, features } from '../../contracts/ksef/features.ts'
import type { Told } from '../../contracts/told.ts'
import { isThere } from '../../contracts/versions.ts'
import { quote } from '../http/quote.ts'
import { why } from './explanations.ts'

type Headers = z.output<ReturnType<typeof FeatureHeaders>>

export const asksFor = (feature: Feature, headers: Headers, { api }: Contract): boolean =>
  headers['x-ksef-feature'] === feature && isThere(features[feature], api)

/** Why a feature is not on that stands in a list, or came with a later version; undefined where nobody asks for it. */
export const whyNotAsked = (feature: Feature, headers: Headers, { api }: Contract): Told | undefined => {
  const given = headers['x-ksef-feature'] ?? ''
  if (!given.split(',').some(one => one.trim() === feature)) return undefined
  if (!isThere(features[feature], api)) return why('featureOfLater', { feature, api })
  return given === feature ? undefined : why('featureInList', { given: quote(given), feature })
}
