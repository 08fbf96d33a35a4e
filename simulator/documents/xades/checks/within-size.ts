import { bodyLimits } from '../../../../contracts/bounds.ts'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const limit = bodyLimits.ordinary

/**
 * A request is at most as large as any body that carries no invoice; a signed AuthTokenRequest has 3 to 6 KB, one with
 * LT values some 40. Over HTTP a larger one is 413 before (assumed).
 */
export const withinSize: Check = ({ received }) => {
  if (received.length > limit)
    throw new KsefError('validationFailed', {
      explanation: why('tooLarge', { bytes: received.length, most: limit }),
    })
}
