import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { FeatureHeaders } from '../features.ts'
import { FormCode, isSupported, unsupportedForm } from '../form-codes.ts'
import { base64Length, Int32, Int64 } from '../formats.ts'
import { openBatchDetails } from './batch-details.ts'
import { Encryption } from './open-online.ts'
import { batchWriters } from './session.ts'

export const CompressionType = whenAsked(() => z.enum(['Zip', 'TarGz']))
export type CompressionType = z.infer<ReturnType<typeof CompressionType>>

/** Parts of a package, and bytes of one before it is encrypted: KSeF's (sesja-wsadowa.md). */
export const mostParts = 50
const largestPart = 100_000_000
/** AES-CBC with PKCS#7 adds 16 bytes to what is a multiple of 16. */
export const largestEncryptedPart = largestPart + 16

/** The most that a package may have, in bytes, before it is cut and encrypted. */
const largestPackage = 5_000_000_000

const FileHash = whenAsked(() =>
  z
    .string()
    .max(unstated.text)
    .refine(text => base64Length(text) === 32, { error: openBatchDetails.hash })
    .meta({ format: 'byte', minLength: 44, maxLength: 44 }),
)

const FilePart = whenAsked(() =>
  z.object({
    ordinalNumber: Int32().min(1).meta({ format: 'int32' }),
    /** Of the part as it is sent, encrypted. */
    fileSize: Int64().min(1).meta({ format: 'int64' }),
    fileHash: FileHash(),
  }),
)
type FilePart = z.infer<ReturnType<typeof FilePart>>

const isNumbered = (parts: readonly FilePart[]): boolean => {
  const numbers = new Set(parts.map(({ ordinalNumber }) => ordinalNumber))
  return numbers.size === parts.length && parts.every(({ ordinalNumber }) => ordinalNumber <= parts.length)
}

const FileParts = whenAsked(() =>
  z
    .array(FilePart())
    .min(1)
    .max(unstated.items)
    .meta({ maxItems: mostParts })
    .superRefine((parts, context) => {
      // sessions-batch-042, -054: a code of its own, though the schema bounds the list.
      if (parts.length > mostParts)
        context.addIssue({ code: 'custom', message: openBatchDetails.tooManyParts, params: { error: 'tooManyParts' } })
      else if (!isNumbered(parts)) context.addIssue({ code: 'custom', message: openBatchDetails.numbers })
      for (const { ordinalNumber, fileSize } of parts)
        if (fileSize > largestEncryptedPart)
          context.addIssue({
            code: 'custom',
            message: openBatchDetails.partTooLarge(ordinalNumber),
            params: { error: 'partTooLarge' },
          })
    }),
)

/**
 * Opens a session for a package of invoices of one form, and gives a link for each part to be sent to. Sizes and hashes of the
 * parts are those of what is sent; those of the file of the archive before it was cut and encrypted.
 */
export const openBatch = operation({
  method: 'POST',
  path: '/sessions/batch',
  summary: 'Open a batch session',
  bearer: ['accessToken'],
  permissions: batchWriters,
  limits: 'batchSession',
  get headers() {
    return FeatureHeaders()
  },
  get body() {
    return z.object({
      /** PEF goes by interactive sessions alone (sessions-batch-018). */
      formCode: FormCode().refine(form => isSupported(form) && form.value !== 'PEF', { error: unsupportedForm }),
      batchFile: z.object({
        fileSize: Int64()
          .min(1)
          .refine(size => size <= largestPackage, { error: openBatchDetails.packageTooLarge(largestPackage) })
          .meta({ format: 'int64', maximum: largestPackage }),
        fileHash: FileHash(),
        /** Of the archive that is sent: Zip where nothing is said (sessions-batch-064). */
        compressionType: CompressionType().nullish(),
        fileParts: FileParts(),
      }),
      encryption: Encryption(),
      offlineMode: z.boolean().default(false),
    })
  },
  success: {
    status: 201,
    get body() {
      return z.object({
        referenceNumber: z.string().length(36),
        partUploadRequests: z.array(
          z.object({
            ordinalNumber: Int32().min(1).meta({ format: 'int32' }),
            method: z.string(),
            url: z.string().meta({ format: 'uri' }),
            headers: z.record(z.string(), z.string().nullable()),
          }),
        ),
      })
    },
  },
  errors: ['unreadableContent', 'partTooLarge', 'tooManyParts', 'unknownPublicKey', 'validationFailed'],
})
