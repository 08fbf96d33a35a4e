import type { Runtime } from '../../runtime/runtime.ts'
import type { Written } from '../http/respond.ts'
import { newUuid } from '../random-text.ts'

/** What Azure's storage says, which shows through (batch.md, "Upload links"); the texts are its documented ones. */
const refusals = {
  AuthenticationFailed: {
    status: 403,
    message:
      'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.',
  },
  AuthorizationPermissionMismatch: {
    status: 403,
    message: 'This request is not authorized to perform this operation using this permission.',
  },
  BlobNotFound: { status: 404, message: 'The specified blob does not exist.' },
  MissingRequiredHeader: {
    status: 400,
    message: 'An HTTP header that is mandatory for this request is not specified.',
    extra: '<HeaderName>x-ms-blob-type</HeaderName>',
  },
  RequestBodyTooLarge: {
    status: 413,
    message: 'The request body is too large and exceeds the maximum permissible limit.',
  },
  ServerBusy: { status: 503, message: 'Ingress is over the account limit.' },
} as const satisfies Record<string, { status: number; message: string; extra?: string }>

export type StorageRefusal = keyof typeof refusals

/** A refusal as XML, not JSON (session-batch-part-403-xml). */
export const writeRefusal = (code: StorageRefusal, now: number, runtime: Runtime): Written => {
  const { status, message, extra = '' }: { status: number; message: string; extra?: string } = refusals[code]
  const id = newUuid(runtime)
  const time = new Date(now).toISOString().replace('Z', '0000Z')
  return {
    status,
    headers: { 'Content-Type': 'application/xml', 'x-ms-error-code': code, 'x-ms-request-id': id },
    body:
      `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:${id}\n` +
      `Time:${time}</Message>${extra}</Error>`,
  }
}
