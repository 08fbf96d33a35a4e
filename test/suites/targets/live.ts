import { addressTarget } from '../../../simulator/commands/contracts/address-target.ts'
import { cleanedUp } from '../../../simulator/commands/contracts/reports.ts'
import { isSteerable, openSteered } from './steered.ts'
import type { TargetKind } from './target-kind.ts'

const url = process.env.KSEF_LIVE_URL ?? 'https://api-test.ksef.mf.gov.pl/v2'

/**
 * The real TEST environment, or what KSEF_LIVE_URL names. Slow on purpose: below every limit that is counted per second.
 * Every case signs in for a NIP that it makes up, so nobody's data are touched; what a case
 * makes is undone after it, and what stays is told in the end.
 */
const paced: TargetKind = {
  name: 'live',
  abilities: ['form'],
  open: async () => {
    const { target, cleanUp, close } = addressTarget({ url, pace: 150 })
    return { target, cleanUp, close: async () => console.log(cleanedUp(await close())) }
  },
}

/** Another simulator, in worlds of its own, which end with the run. */
const steered: TargetKind = {
  name: 'live, and steered',
  abilities: ['form', 'clock', 'delays', 'rate-limits'],
  open: options => openSteered(url, options),
}

const asked = process.env.KSEF_LIVE === '1' && process.env.KSEF_LIVE_URL !== undefined
export const live: TargetKind = asked && (await isSteerable(url)) ? steered : paced
