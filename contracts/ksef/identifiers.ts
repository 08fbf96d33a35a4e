import * as z from 'zod'
import { unstated } from '../bounds.ts'
import {
  fingerprintPattern,
  internalIdPattern,
  nipPattern,
  nipVatUePattern,
  peppolIdPattern,
  peselPattern,
} from './formats.ts'

/** Whom and what KSeF identifies: a kind and a value, and the form that the value of each kind has. */
const formOf: Record<string, RegExp> = {
  Nip: nipPattern,
  InternalId: internalIdPattern,
  NipVatUe: nipVatUePattern,
  PeppolId: peppolIdPattern,
  Pesel: peselPattern,
  Fingerprint: fingerprintPattern,
}

/** Wraps an identifier schema: the value has the form of its kind. The official document says only "string". */
export const wellFormed = <T extends z.ZodType<{ type: string; value: string }>>(identifier: T) =>
  identifier.refine(({ type, value }) => formOf[type]?.test(value) ?? true, {
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
