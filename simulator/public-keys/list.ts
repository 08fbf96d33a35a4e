import { formatTimestamp } from '../../contracts/formats.ts'
import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'

export const list: Handler<Operations['publicKeys']['list']> = async (_input, { keys }) =>
  keys.all().map(({ certificate, certificateId, publicKeyId, usage }) => ({
    certificate: certificate.raw.toString('base64'),
    certificateId,
    publicKeyId,
    validFrom: formatTimestamp(Date.parse(certificate.validFrom)),
    validTo: formatTimestamp(Date.parse(certificate.validTo)),
    usage: [...usage],
  }))
