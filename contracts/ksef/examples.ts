import type { OpenApiContent, OpenApiOperation } from '../openapi-document.ts'
// Written by `npm run examples`.
import examples from './examples.json' with { type: 'json' }

interface Example {
  readonly summary: string
  readonly value: object
}
type Named = Readonly<Record<string, Example>>

/** By operation, `tokens.revoke`; answers by status and name: the id of a recording, or `simulated`. */
export const allExamples: Readonly<
  Record<string, { readonly request?: unknown; readonly responses: Readonly<Record<string, Named>> }>
> = examples

/** In which of the forms that an answer has an example comes: Problem Details have a title. */
const typeOf = ({ value }: Example, content: OpenApiContent): string => {
  const form = 'title' in value ? 'application/problem+json' : 'application/json'
  return form in content ? form : Object.keys(content)[0]!
}

const withNamed = (content: OpenApiContent, named: Named): OpenApiContent =>
  Object.fromEntries(
    Object.entries(content).map(([type, media]) => {
      const fitting = Object.entries(named).filter(([, example]) => typeOf(example, content) === type)
      return [type, fitting.length === 0 ? media : { ...media, examples: Object.fromEntries(fitting) }]
    }),
  )

/** The operation with examples of what it takes and of each answer that it declares. @param id `tokens.revoke` */
export const withExamples = <O extends Pick<OpenApiOperation, 'requestBody' | 'responses'>>(id: string, it: O): O => {
  const known = allExamples[id]
  if (known === undefined) return it
  const { requestBody, responses } = it
  const json = requestBody?.content['application/json']
  return {
    ...it,
    ...(json &&
      known.request !== undefined && {
        requestBody: { ...requestBody, content: { 'application/json': { ...json, example: known.request } } },
      }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => {
        const named = known.responses[status]
        const { content } = response
        return [status, named && content ? { ...response, content: withNamed(content, named) } : response]
      }),
    ),
  }
}
