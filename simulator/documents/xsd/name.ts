/** A qualified name. Those that a schema knows are made once: they are compared by identity. */
export interface Name {
  readonly namespace: string
  readonly local: string
  /** As .NET prints it: `namespace:local`. */
  readonly full: string
}

const make = (namespace: string, local: string): Name => ({
  namespace,
  local,
  full: namespace === '' ? local : `${namespace}:${local}`,
})

/** The names of a schema. A document's own names are not kept: there may be any number of them. */
export interface Names {
  /** The name as the schema has it; one that is in no schema is made anew. */
  of(namespace: string, local: string): Name
  /** The same, kept for the life of the schema. */
  keep(namespace: string, local: string): Name
}

export const createNames = (): Names => {
  const known = new Map<string, Map<string, Name>>()
  const find = (namespace: string, local: string) => known.get(namespace)?.get(local)
  return {
    of: (namespace, local) => find(namespace, local) ?? make(namespace, local),
    keep: (namespace, local) => {
      const found = find(namespace, local)
      if (found !== undefined) return found
      const name = make(namespace, local)
      known.set(namespace, (known.get(namespace) ?? new Map()).set(local, name))
      return name
    },
  }
}

export const xsdNamespace = 'http://www.w3.org/2001/XMLSchema'
export const xsiNamespace = 'http://www.w3.org/2001/XMLSchema-instance'
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
