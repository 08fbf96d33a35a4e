import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { digests, signatureMethods } from '../algorithms.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/**
 * SHA-1 is on the list of allowed methods, yet only TEST takes it (recorded in CIRFMF/ksef-client-csharp issue 215):
 * a warning there, a refusal on DEMO and PROD.
 */
export const noSha1: Check = ({ signature: { method, references }, options, warnings }) => {
  const used = [
    ...(signatureMethods.get(method.algorithm)?.hash === 'sha1' ? [method] : []),
    ...references.map(({ digestMethod }) => digestMethod).filter(({ algorithm }) => digests.get(algorithm) === 'sha1'),
  ]
  const [first] = used
  if (first === undefined) return
  if (options.profile !== 'test')
    throw new KsefError('unsupportedAlgorithm', {
      explanation: why('sha1', { algorithm: first.algorithm }),
    })
  warnings.push('[sim-sha1]: The signature uses SHA-1, which DEMO and PROD refuse.')
}
