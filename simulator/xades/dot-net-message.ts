/** Names of the types as .NET prints them: qualified where the type has a name, else that of its base. */
const datatypes: Readonly<Record<string, string>> = {
  Nip: ':TNIP',
  InternalId: ':TIID',
  NipVatUe: ':TNipVatUE',
  PeppolId: ':TPeppolId',
  SubjectIdentifierType: ':SubjectIdentifierTypeEnum',
}

const facets: Readonly<Record<string, string>> = {
  pattern: 'The Pattern constraint failed.',
  enumeration: 'The Enumeration constraint failed.',
  length: 'The actual length is not equal to the specified length.',
}

interface Name {
  readonly namespace: string
  readonly local: string
}

const parseName = (text: string): Name => {
  const end = text.startsWith('{') ? text.indexOf('}') : -1
  return end < 0 ? { namespace: '', local: text } : { namespace: text.slice(1, end), local: text.slice(end + 1) }
}
const inNamespace = (quoted: string, namespace: string): string =>
  namespace === '' ? quoted : `${quoted} in namespace '${namespace}'`
const describe = ({ namespace, local }: Name): string => inNamespace(`'${local}'`, namespace)

const expectedList = (message: string): string => {
  const list = /Expected is (?:one of )?\( (.+) \)\.$/.exec(message)?.[1]
  if (list === undefined) return ''
  const names = list.split(', ').map(parseName)
  const locals = names.map(({ local }) => local).join(', ')
  return ` List of possible elements expected: ${inNamespace(`'${locals}'`, names[0]?.namespace ?? '')}.`
}

const facetMessage = (name: Name, facet: string, value: string): string => {
  const type = datatypes[name.local]
  const datatype = type === undefined ? 'Token' : name.namespace + type
  return `The '${name.namespace}:${name.local}' element is invalid - The value '${value}' is invalid according to its datatype '${datatype}' - ${facets[facet]}`
}

/** What a fault is about: the element, the parent it stands in and its text, where the message does not say. */
export interface FaultContext {
  readonly parent?: { readonly namespace: string; readonly local: string }
}

/**
 * Says in .NET's words what libxml2 said in its own, as KSeF does in 21401 (recorded for the pattern in
 * CIRFMF/ksef-api issue 604; the other wordings are .NET's resource texts). What has no known wording stays.
 */
export const dotNetMessage = (message: string, { parent }: FaultContext = {}): string => {
  const [, element = '', rest = ''] = /^Element '([^']*)'(?:, attribute '[^']*')?: ([\s\S]*)$/.exec(message) ?? []
  const name = parseName(element)
  const [, facet, value] = /^\[facet '(\w+)'\] The value '([\s\S]*?)' (?:is not|has)/.exec(rest) ?? []
  if (facet !== undefined && value !== undefined && facet in facets) return facetMessage(name, facet, value)
  if (rest.startsWith('This element is not expected.') && parent !== undefined)
    return `The element ${describe(parent)} has invalid child element ${describe(name)}.${expectedList(rest)}`
  if (rest.startsWith('Missing child element(s).'))
    return `The element ${describe(name)} has incomplete content.${expectedList(rest)}`
  if (rest.startsWith("The element is not 'nillable'"))
    return "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the instance."
  if (rest.startsWith('Character content')) return `The element ${describe(name)} cannot contain text.`
  if (rest.endsWith('is not allowed.') && rest.startsWith('The attribute'))
    return `The ${/'([^']*)'/.exec(rest)?.[0]} attribute is not declared.`
  if (rest.startsWith('No matching global declaration'))
    return `The '${name.namespace}:${name.local}' element is not declared.`
  return message
}

/** .NET looks at the pattern before the length, libxml2 after it. */
export const inDotNetOrder = (messages: readonly string[]): string[] =>
  [...messages].sort((a, b) => Number(a.includes("[facet 'length']")) - Number(b.includes("[facet 'length']")))
