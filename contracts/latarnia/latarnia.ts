import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'

/** Latarnia, the status service of KSeF: two public operations of a host of their own (fixtures of N1ebieski/ksef-php-client). */

export const SystemStatus = z.enum(['AVAILABLE', 'MAINTENANCE', 'FAILURE', 'TOTAL_FAILURE'])
export type SystemStatus = z.infer<typeof SystemStatus>

export const Category = z.enum(['MAINTENANCE', 'FAILURE', 'TOTAL_FAILURE'])
export type Category = z.infer<typeof Category>

/** Members in the order of the recorded bodies; instants in UTC to the second, `2026-01-31T11:27:00+00:00`. */
export const Message = whenAsked(() =>
  z.object({
    /** `K/2026/AWR/02`: AWR a failure, NI a maintenance; counted by year and kind. */
    id: z.string(),
    category: Category,
    type: z.enum(['FAILURE_START', 'FAILURE_END', 'MAINTENANCE_ANNOUNCEMENT']),
    title: z.string(),
    text: z.string(),
    start: z.string(),
    /** Absent as long as it is not known. */
    end: z.string().nullish(),
    published: z.string(),
    /** The same for the start and the end of a failure. */
    eventId: z.int(),
    /** From 1; higher when it was corrected. */
    version: z.int(),
  }),
)
export type Message = z.infer<ReturnType<typeof Message>>

/** `messages` is absent, null or empty while all is well. */
export const StatusResponse = whenAsked(() =>
  z.object({ status: SystemStatus, messages: z.array(Message()).nullish() }),
)
export type StatusResponse = z.infer<ReturnType<typeof StatusResponse>>
export const MessagesResponse = whenAsked(() => z.array(Message()))
