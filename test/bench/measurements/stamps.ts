import type { Measurement, Result } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { StampFigures } from '../workers/stamps.ts'

/** Verifying one signed AuthTokenRequest, signer and document known from before. */
export const stamps: Measurement = {
  name: 'stamps',
  measure: async effort => {
    const figures = await runWorker<readonly StampFigures[]>('stamps', effort)
    return figures.flatMap(({ name, ours, floor, cryptography, xmlCrypto }): Result[] => {
      const aim = `stamp, ${name}`
      const unit = 'µs CPU'
      return [
        { aim, ours, floor, unit, floorIs: 'parse, three canonicalisations, cryptography' },
        { aim, ours, floor: cryptography, unit, floorIs: 'cryptography alone' },
        { aim, ours, floor: xmlCrypto, unit, floorIs: 'xml-crypto checkSignature', pass: 0.25, good: 0.2 },
      ]
    })
  },
}
