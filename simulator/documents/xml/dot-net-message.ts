/** Names of the types as .NET prints them: qualified where the type has a name, else that of its base. */
const datatypes: Readonly<Record<string, string>> = {
  Nip: ':TNIP',
  InternalId: ':TIID',
  NipVatUe: ':TNipVatUE',
  PeppolId: ':TPeppolId',
  SubjectIdentifierType: ':SubjectIdentifierTypeEnum',
}

/** Why a value is none of its type, by the facet it breaks. Those of a number's range and digits all read alike. */
export const facetReasons: Readonly<Record<string, string>> = {
  pattern: 'The Pattern constraint failed.',
  enumeration: 'The Enumeration constraint failed.',
  length: 'The actual length is not equal to the specified length.',
  minLength: 'The actual length is less than the MinLength value.',
  maxLength: 'The actual length is greater than the MaxLength value.',
  minInclusive: 'The MinInclusive constraint failed.',
  maxInclusive: 'The MaxInclusive constraint failed.',
  minExclusive: 'The MinExclusive constraint failed.',
  maxExclusive: 'The MaxExclusive constraint failed.',
  totalDigits: 'The TotalDigits constraint failed.',
  fractionDigits: 'The FractionDigits constraint failed.',
}

/** The name of an element. */
export interface Name {
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

/** A value that is none of its type. @param reason one of `facetReasons`, or another text of .NET. */
export const valueMessage = ({ namespace, local }: Name, value: string, datatype: string, reason: string): string =>
  `The '${namespace}:${local}' element is invalid - The value '${value}' is invalid according to its datatype '${datatype}' - ${reason}`

const facetMessage = (name: Name, facet: string, value: string): string => {
  const type = datatypes[name.local]
  return valueMessage(name, value, type === undefined ? 'Token' : name.namespace + type, facetReasons[facet]!)
}

/** What a fault is about: the element, the parent it stands in and its text, where the message does not say. */
export interface FaultContext {
  readonly parent?: Name
}

/**
 * Says in .NET's words what libxml2 said in its own, as KSeF does in 21401 (recorded for the pattern in
 * CIRFMF/ksef-api issue 604; the other wordings are .NET's resource texts). What has no known wording stays.
 */
export const dotNetMessage = (message: string, { parent }: FaultContext = {}): string => {
  const [, element = '', attribute, rest = ''] =
    /^Element '([^']*)'(?:, attribute '([^']*)')?: ([\s\S]*)$/.exec(message) ?? []
  const name = parseName(element)
  const [, facet, value] = /^\[facet '(\w+)'\] The value '([\s\S]*?)' (?:is not|has)/.exec(rest) ?? []
  if (facet !== undefined && value !== undefined && facet in facetReasons) return facetMessage(name, facet, value)
  if (rest.startsWith('This element is not expected.') && parent !== undefined)
    return `The element ${describe(parent)} has invalid child element ${describe(name)}.${expectedList(rest)}`
  if (rest.startsWith('Missing child element(s).'))
    return `The element ${describe(name)} has incomplete content.${expectedList(rest)}`
  if (rest.startsWith("The element is not 'nillable'"))
    return "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the instance."
  if (rest.startsWith('Character content')) return `The element ${describe(name)} cannot contain text.`
  if (rest.endsWith('is not allowed.') && rest.startsWith('The attribute'))
    return `The ${/'([^']*)'/.exec(rest)?.[0]} attribute is not declared.`
  const required = /^The attribute '([^']*)' is required but missing/.exec(rest)?.[1]
  if (required !== undefined) return `The required attribute '${required}' is missing.`
  // The attribute's is recorded in CIRFMF/ksef-api issue 495.
  if (/ fixed value constraint '[^']*'\.$/.test(rest))
    return attribute === undefined
      ? `The value of the '${name.local}' element does not equal its fixed value.`
      : `The value of the '${attribute}' attribute does not equal its fixed value.`
  if (rest.startsWith('No matching global declaration'))
    return `The '${name.namespace}:${name.local}' element is not declared.`
  return message
}

/** .NET looks at the pattern before the length, libxml2 after it. */
export const inDotNetOrder = (messages: readonly string[]): string[] =>
  [...messages].sort((a, b) => Number(a.includes("[facet 'length']")) - Number(b.includes("[facet 'length']")))
