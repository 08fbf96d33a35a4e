import { algorithmRefusals } from './refusals/algorithms.ts'
import { innerRefusals } from './refusals/base64-request.ts'
import { certificateRefusals } from './refusals/certificates.ts'
import { digestRefusals } from './refusals/digests.ts'
import { octetRefusals } from './refusals/octets.ts'
import { referenceRefusals } from './refusals/references.ts'
import type { Refusal } from './refusals/refusal.ts'
import { requestRefusals } from './refusals/request.ts'
import { valueRefusals } from './refusals/signature-value.ts'
import { structureRefusals } from './refusals/structure.ts'
import { wrappingRefusals } from './refusals/wrapping.ts'

/** Every way to be refused: what is sent, the answer, and what the explanation names. */
export const refusals: readonly Refusal[] = [
  ...octetRefusals,
  ...requestRefusals,
  ...structureRefusals,
  ...algorithmRefusals,
  ...referenceRefusals,
  ...digestRefusals,
  ...certificateRefusals,
  ...valueRefusals,
  ...wrappingRefusals,
  ...innerRefusals,
]
