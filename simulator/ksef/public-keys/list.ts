import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { readBody } from '../../documents/xades/certificate-body.ts'
import type { Handler } from '../handler.ts'

export const list: Handler<Operations['publicKeys']['list']> = {
  read: async (_input, { keys, now }) =>
    keys.all(now).map(({ certificate, certificateId, publicKeyId, usage }) => {
      const { validFrom, validTo } = readBody(certificate.raw)
      return {
        certificate: certificate.raw.toString('base64'),
        certificateId,
        publicKeyId,
        validFrom: formatTimestamp(validFrom),
        validTo: formatTimestamp(validTo),
        usage: [...usage],
      }
    }),
}
