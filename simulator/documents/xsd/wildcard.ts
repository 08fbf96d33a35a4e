/** How strictly what a wildcard lets in is checked. */
export type Processing = 'strict' | 'lax' | 'skip'

/** What any element or attribute of some namespaces may stand for. */
export interface Wildcard {
  /** As .NET prints it. */
  readonly namespaces: string
  readonly processing: Processing
  allows(namespace: string): boolean
}

/** @param namespaces the attribute as it is written, ##any without it. */
export const wildcard = (namespaces: string, processing: Processing, target: string): Wildcard => {
  const listed = namespaces
    .split(/\s+/)
    .map(one => (one === '##targetNamespace' ? target : one === '##local' ? '' : one))
  const allows = (namespace: string): boolean => {
    if (namespaces === '##any') return true
    return namespaces === '##other' ? namespace !== '' && namespace !== target : listed.includes(namespace)
  }
  return { namespaces, processing, allows }
}
