import * as z from 'zod'
import { ExceptionResponse, TooManyRequestsResponse } from '../contracts/ksef/error-bodies.ts'
import type { Fault } from './refusal.ts'

/** What the body of a refusal says, whichever of KSeF's formats it came in. */
export interface ErrorBody {
  readonly faults: readonly Fault[]
  readonly reason?: string
  readonly security?: Readonly<Record<string, unknown>>
}

const Exception = ExceptionResponse.extend({
  exception: ExceptionResponse.shape.exception.unwrap().unwrap(),
}).transform(
  ({ exception }): ErrorBody => ({
    faults: (exception.exceptionDetailList ?? []).map(({ exceptionCode, exceptionDescription, details }) => ({
      code: exceptionCode,
      text: exceptionDescription ?? '',
      details: details ?? [],
    })),
  }),
)

/** The old form of 429: its first detail is what Problem Details call `detail`. */
const TooManyRequests = TooManyRequestsResponse.transform(({ status: { description, details } }): ErrorBody => {
  const [text = description, ...others] = details
  return { faults: [{ code: undefined, text, details: others }] }
})

const text = z.string().nullish()

/**
 * All Problem Details at once, and looser than the contract: the real system has left out and nulled members that its
 * document requires (refresh-403-request-blocked, error-403-problem-null-reason).
 */
const ProblemDetails = z
  .object({
    title: z.string(),
    detail: text,
    reasonCode: text,
    security: z.record(z.string(), z.unknown()).nullish(),
    errors: z
      .array(z.object({ code: z.number(), description: text, details: z.array(z.string()).nullish() }))
      .nullish(),
  })
  .transform(
    ({ title, detail, reasonCode, security, errors }): ErrorBody => ({
      faults: errors?.length
        ? errors.map(({ code, description, details }) => ({ code, text: description ?? '', details: details ?? [] }))
        : [{ code: undefined, text: detail || title, details: [] }],
      reason: reasonCode ?? undefined,
      security: security ?? undefined,
    }),
  )

const AnyFormat = z.union([Exception, TooManyRequests, ProblemDetails])

/** Reads the body of a refusal; undefined when it is none of KSeF's (empty, a page of a proxy). */
export const readErrorBody = (body: string): ErrorBody | undefined => {
  try {
    return AnyFormat.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}
