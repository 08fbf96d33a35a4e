import { parseAccept } from 'hono/utils/accept'
import Negotiator from 'negotiator'

export const mediaTypes = {
  json: 'application/json',
  linked: 'application/ld+json',
  xml: 'application/xml',
} as const
export type Form = keyof typeof mediaTypes

/** By what a form is asked for. */
const namesOf = (form: Form): readonly string[] => (form === 'xml' ? [mediaTypes.xml, 'text/xml'] : [mediaTypes[form]])

/** `;charset=utf-8` means the same form, and a quality that is none is no wish. */
const withoutParameters = (accept: string): string =>
  parseAccept(accept)
    .map(({ type, q }) => `${type};q=${q}`)
    .join(', ')

/** The form that an Accept header likes best of those offered; the first of them when it likes none. */
export const acceptedForm = (accept: string | null, offered: readonly [Form, ...Form[]]): Form => {
  const headers = { accept: accept === null ? undefined : withoutParameters(accept) }
  const [best = ''] = new Negotiator({ headers }).mediaTypes(offered.flatMap(namesOf))
  return offered.find(form => namesOf(form).includes(best)) ?? offered[0]
}
