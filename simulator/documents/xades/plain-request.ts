import { type CanonicalElement, type CanonicalNode, isElement } from '../xml/canonical-tree.ts'
import { subjectIdentifierTypes, valuePatterns } from './auth-token-request-schema.ts'
import { contextTypes } from './read-request.ts'
import { versionOf } from './request-schema.ts'
import type { AuthTokenRequest } from './stamp.ts'

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`)
/** Forms of values by the names of their elements. */
export const requestForms = {
  Challenge: whole(valuePatterns.Challenge),
  Nip: whole(valuePatterns.Nip),
  InternalId: whole(valuePatterns.InternalId),
  NipVatUe: whole(valuePatterns.NipVatUe),
  PeppolId: whole(valuePatterns.PeppolId),
  SubjectIdentifierType: whole(subjectIdentifierTypes.join('|')),
}

const isBlank = (node: CanonicalNode): boolean => node.kind === 'text' && /^[\t\n ]*$/.test(node.written)

/** The child elements; none where anything but white space stands between them. */
const elementsAmong = (content: readonly CanonicalNode[]): readonly CanonicalElement[] => {
  const elements = content.filter(node => node.kind === 'element')
  return content.every(node => node.kind === 'element' || isBlank(node)) ? elements : []
}

/** .NET takes other letters for names than the parser. */
const hasPlainPrefixes = ({ namespaces }: CanonicalElement): boolean =>
  [...namespaces.keys()].every(prefix => /^[\0-\x7f]*$/.test(prefix))

const isBare = ({ attributes, declared }: CanonicalElement): boolean => attributes.length + declared.length === 0

/** The text of an element that has nothing but text of its form. */
const textOfForm = (
  element: CanonicalElement | undefined,
  namespace: string,
  name: keyof typeof requestForms,
): string | undefined => {
  if (!isElement(element, namespace, name) || !isBare(element)) return undefined
  const [text, second] = element.children
  const isValue = text?.kind === 'text' && second === undefined && requestForms[name].test(text.written)
  return isValue ? text.written : undefined
}

const contextOf = (
  element: CanonicalElement | undefined,
  namespace: string,
): AuthTokenRequest['context'] | undefined => {
  if (!isElement(element, namespace, 'ContextIdentifier') || !isBare(element)) return undefined
  const [identifier, second] = elementsAmong(element.children)
  const type = contextTypes.find(known => known === identifier?.name)
  if (type === undefined || second !== undefined) return undefined
  const value = textOfForm(identifier, namespace, type)
  return value === undefined ? undefined : { type, value }
}

/**
 * Reads a request that is written as nearly all are: without attributes, comments, AllowedIps, references for characters,
 * and white space around values. The schema finds no fault in such a one. Undefined is no verdict: the schema is to be
 * asked.
 * @param content of the element, where not all of it counts
 */
export const plainRequest = (
  element: CanonicalElement,
  content: readonly CanonicalNode[] = element.children,
): AuthTokenRequest | undefined => {
  const version = versionOf(element)
  if (version === undefined || element.attributes.length > 0 || !hasPlainPrefixes(element)) return undefined
  const [first, second, third, fourth] = elementsAmong(content)
  const { namespaceUri } = element
  const challenge = textOfForm(first, namespaceUri, 'Challenge')
  const context = contextOf(second, namespaceUri)
  const subject = textOfForm(third, namespaceUri, 'SubjectIdentifierType')
  const subjectIdentifierType = subjectIdentifierTypes.find(type => type === subject)
  if (challenge === undefined || context === undefined || subjectIdentifierType === undefined) return undefined
  return fourth === undefined ? { challenge, context, subjectIdentifierType, version } : undefined
}
