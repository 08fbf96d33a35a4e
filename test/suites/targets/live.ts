import { addressTarget } from '../../../simulator/commands/contracts/address-target.ts'
import type { TargetKind } from './target-kind.ts'

/**
 * The real TEST environment, or what KSEF_LIVE_URL names. Slow on purpose: below every limit that is counted per second.
 * Every case signs in for a NIP that it makes up, so nobody's data are touched.
 */
export const live: TargetKind = {
  name: 'live',
  abilities: ['form'],
  open: async () => ({
    target: addressTarget({ url: process.env.KSEF_LIVE_URL ?? 'https://api-test.ksef.mf.gov.pl/v2', pace: 150 }),
    close: async () => {},
  }),
}
