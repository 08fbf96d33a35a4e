import * as z from 'zod'
import { unstated } from '../bounds.ts'
import {
  fingerprintPattern,
  internalIdPattern,
  nipPattern,
  nipVatUePattern,
  peppolIdPattern,
  peselDate,
  peselPattern,
} from './formats.ts'

const isPesel = (value: string): boolean => peselPattern.test(value) && peselDate(value) !== undefined

/** Whom and what KSeF identifies: a kind and a value, and the form that the value of each kind has. */
const formOf: Record<string, (value: string) => boolean> = {
  Nip: value => nipPattern.test(value),
  InternalId: value => internalIdPattern.test(value),
  NipVatUe: value => nipVatUePattern.test(value),
  PeppolId: value => peppolIdPattern.test(value),
  Pesel: isPesel,
  // Its letters in either case (permissions-grant-102).
  Fingerprint: value => fingerprintPattern.test(value.toUpperCase()),
}

/** Wraps an identifier schema: the value has the form of its kind. The official document says only "string". */
export const wellFormed = <T extends z.ZodType<{ type: string; value?: string | null | undefined }>>(identifier: T) =>
  identifier.refine(({ type, value }) => value == null || (formOf[type]?.(value) ?? true), {
    path: ['value'],
    params: { format: true },
  })

export const ContextIdentifierType = z.enum(['Nip', 'InternalId', 'NipVatUe', 'PeppolId'])
export const SubjectIdentifierType = z.enum(['Nip', 'Pesel', 'Fingerprint'])

const Value = z.string().max(unstated.text)
/** The context of a sign-in: for whom one works. */
export const ContextIdentifier = z.object({ type: ContextIdentifierType, value: Value })
/** Who one is. */
export const SubjectIdentifier = z.object({ type: SubjectIdentifierType, value: Value })

export type ContextIdentifier = z.infer<typeof ContextIdentifier>
export type SubjectIdentifier = z.infer<typeof SubjectIdentifier>
