import type { Measurement, Result } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { StampFigures } from '../workers/stamps.ts'

const unit = 'µs CPU'

/** Verifying one signed AuthTokenRequest, signer and document known from before. */
export const stamps: Measurement = {
  name: 'stamps',
  measure: async effort => {
    const { signers, ordinary, worst } = await runWorker<StampFigures>('stamps', effort)
    const results = signers.flatMap(({ name, ours, floor, cryptography, xmlCrypto }): Result[] => {
      const aim = `stamp, ${name}`
      const floorIs = 'parse, one canonicalisation, three hashes, verify'
      return [
        { aim, ours, floor, unit, floorIs, pass: 2.4, good: 1.9 },
        { aim, ours, floor: cryptography, unit, floorIs: 'cryptography alone, cut out of the text' },
        { aim, ours, floor: xmlCrypto, unit, floorIs: 'xml-crypto checkSignature', pass: 0.25, good: 0.2 },
      ]
    })
    const aim = `stamp, the worst document within the limits: ${worst.title}`
    return [
      ...results,
      { aim, ours: worst.cost, floor: ordinary, unit, floorIs: 'an ordinary one', pass: 25, good: 12 },
    ]
  },
}
