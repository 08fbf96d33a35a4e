import { KsefError } from '../../../contracts/errors.ts'
import type { Check } from '../examination.ts'

const limit = 256 * 1024

/** A request is at most 256 KiB; a signed AuthTokenRequest has 3 to 6 KB, one with LT values some 40 (assumed). */
export const withinSize: Check = ({ received }) => {
  if (received.length > limit)
    throw new KsefError('validationFailed', {
      explanation: `The document has ${received.length} bytes; the simulator takes at most ${limit}.`,
    })
}
