import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp, readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { why } from '../certificates/explanations.ts'
import { findCertificate, subjectOf } from '../certificates/own.ts'
import type { Handler } from '../handler.ts'

export const changeCertificate: Handler<Operations['testdata']['changeCertificate']> = async (
  { params: { serialNumber }, body },
  { caller, store, now },
) => {
  const record = await findCertificate(serialNumber, [subjectOf(caller)], store, now)
  const validTo = readTimestamp(body.validTo)!
  if (validTo > record.validTo)
    throw new KsefError('validationFailed', {
      details: [`'validTo' must be less than or equal to '${formatTimestamp(record.validTo)}'.`],
      explanation: why('tooLate', { serialNumber, validTo: formatTimestamp(record.validTo) }),
    })
  await store.certificates.put({ ...record, validTo })
}
