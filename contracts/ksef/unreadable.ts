import type * as z from 'zod'

/** Wrong types, unknown enum values and bad Base64 stop a .NET reader before any validator (known-21001-json-parsing). */
export const isUnreadable = (issue: z.core.$ZodRawIssue | z.core.$ZodIssue): boolean =>
  issue.code === 'custom'
    ? issue.params?.unreadable === true
    : issue.input !== undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
