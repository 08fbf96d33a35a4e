import * as z from 'zod'

/** Formats that A-Cube's resources share. */

/** Any text is looked up: one that is no UUID is not found. */
export const UuidParams = z.object({ uuid: z.string() })
export const Uuid = z.string().meta({ format: 'uuid' })

/** `2025-10-10T00:00:00+00:00` (RECV, verbatim). */
export const Instant = z.string().meta({ format: 'date-time' })
/** @param at milliseconds since the epoch. */
export const instantText = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`

/** From 1. */
export const Page = z.coerce.number().int().min(1).default(1)
export const PageQuery = z.object({ page: Page })
/** IT-SEARCH. */
export const ITEMS_A_PAGE = 30

/** Of every collection with pages. */
export const pagedAssumption = `Hydra for application/ld+json, an array for application/json, and ${ITEMS_A_PAGE} items a page (IT-SEARCH, another country).`

/** What refusals have in common. */
export const listRefusals = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Resource not Found' } as const
/** Whatever takes a body (STACK, OURS). */
export const bodyRefusals = { 413: 'Content Too Large', 415: 'Unsupported Media Type' } as const
export const writeRefusals = {
  400: 'Invalid input',
  401: 'Unauthorized',
  ...bodyRefusals,
  422: 'Unprocessable entity',
} as const
export const itemRefusals = { 401: 'Unauthorized', 404: 'Resource not found' } as const
