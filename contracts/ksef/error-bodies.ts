import * as z from 'zod'
import { was } from '../versions.ts'
import { type ErrorEntry, errors } from './errors.ts'
import { Int32, Timestamp } from './formats.ts'

/**
 * How KSeF writes an error: the simulator's writer and the client's reader share these. Members as in open-api.json,
 * in the order recorded (error-403-missing-permissions, rate-limit-429-problem-details-recorded); optional where the
 * document says so, which real answers use more freely than it does (see the deviations).
 */

const Texts = z.array(z.string())

/** Status 400 and 500 without `X-Error-Format: problem-details`. Context, name and reference number were never seen. */
export const ExceptionResponse = z
  .object({
    exception: z
      .object({
        exceptionDetailList: z
          .array(
            z.object({
              exceptionCode: Int32().optional(),
              exceptionDescription: z.string().nullish(),
              details: Texts.nullish(),
            }),
          )
          .nullish(),
        referenceNumber: z.string().length(36).nullish(),
        /** A W3C traceparent: 00-<32 hex>-<16 hex>-0x. */
        serviceCode: z.string().nullish(),
        serviceCtx: z.string().nullish(),
        serviceName: z.string().nullish(),
        /** Ends with Z, unlike all other timestamps. */
        timestamp: Timestamp().optional(),
      })
      .nullish(),
  })
  .meta({ deprecated: true })
export type ExceptionResponse = z.infer<typeof ExceptionResponse>

const title = z.string()
const status = Int32()
const detail = z.string()
const instance = z.string()
const traceId = z.string()
const timestamp = Timestamp()

/** Status 400 with `X-Error-Format: problem-details`. */
export const BadRequestProblemDetails = z.object({
  title,
  status,
  detail,
  instance,
  errors: z.array(z.object({ code: Int32(), description: z.string(), details: Texts.nullish() })),
  traceId,
  timestamp,
})
export type BadRequestProblemDetails = z.infer<typeof BadRequestProblemDetails>

export const UnauthorizedProblemDetails = z.object({
  title,
  status,
  detail,
  instance: instance.nullish(),
  traceId: traceId.nullish(),
  timestamp,
})
export type UnauthorizedProblemDetails = z.infer<typeof UnauthorizedProblemDetails>

const reasons = Object.values<ErrorEntry>(errors).flatMap(({ reason, text }) => (reason ? [[reason, text]] : []))

export const ForbiddenProblemDetails = z.object({
  title,
  status,
  detail,
  instance: instance.nullish(),
  reasonCode: z.string().meta({ codes: reasons }),
  traceId: traceId.nullish(),
  /** security-service-blocked comes without it (errors-n03). */
  timestamp: was(timestamp.optional(), { '2.7': timestamp }),
  /** What it holds depends on the reason, e.g. requiredAnyOfPermissions and presentPermissions. */
  security: z.record(z.string(), z.unknown().nullable()).nullish(),
})
export type ForbiddenProblemDetails = z.infer<typeof ForbiddenProblemDetails>

export const GoneProblemDetails = z.object({ title, status, detail, instance, traceId, timestamp })
export type GoneProblemDetails = z.infer<typeof GoneProblemDetails>

/** Status 429 without `X-Error-Format: problem-details`. */
export const TooManyRequestsResponse = z
  .object({ status: z.object({ code: z.number().int(), description: z.string(), details: Texts }) })
  .meta({ deprecated: true })
export type TooManyRequestsResponse = z.infer<typeof TooManyRequestsResponse>

export const TooManyRequestsProblemDetails = z.object({ title, status, detail, instance, traceId, timestamp })
export type TooManyRequestsProblemDetails = z.infer<typeof TooManyRequestsProblemDetails>

/** Ours: what a web server says before KSeF does (404, 405, 413, 415), with a body that explains. */
export const WebServerProblemDetails = z.object({ title, status, detail, instance, traceId, timestamp })
export type WebServerProblemDetails = z.infer<typeof WebServerProblemDetails>
