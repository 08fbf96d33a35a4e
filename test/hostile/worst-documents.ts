import {
  forge,
  itsProperties,
  ns,
  reference,
  requestContent,
  transform,
  wholeRequest,
} from '../simulator/documents/xades/forge.ts'

/** Signed documents that are taken and ask for as much work as the limits of simulator/documents/xades/checks leave room for. */
export interface WorstDocument {
  readonly title: string
  readonly document: () => string
}

const sha3 = 'http://www.w3.org/2007/05/xmldsig-more#sha3-512'
const inclusive = {
  canonicalization: ns.c14n,
  references: [
    reference({ ...wholeRequest, transforms: [transform(ns.enveloped), transform(ns.c14n)], digest: sha3 }),
    reference({ ...itsProperties, transforms: [transform(ns.c14n)], digest: sha3 }),
    reference({ uri: '#KeyInfo', transforms: [transform(ns.c14n)], digest: sha3 }),
  ],
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const [mostMarkup, mostOfBoth] = [1500, 250_000]
const nested = 20

/** Elements beside and inside each other below so many namespaces, as many as the limits take. */
const below = (namespaces: number) => (): string => {
  const filledWith = (elements: number): string => {
    const declarations = Array.from({ length: namespaces }, (_, index) => ` xmlns:a${index}="urn:a"`).join('')
    const flat = '<a></a>'.repeat(elements)
    return forge({
      ...inclusive,
      objects: `<ds:Object${declarations}>${'<a>'.repeat(nested)}${flat}${'</a>'.repeat(nested)}</ds:Object>`,
    })
  }
  const bare = filledWith(0)
  const markup = Math.min(mostMarkup, Math.floor(mostOfBoth / count(bare, /\sxmlns\b/g) ** 2))
  return filledWith(Math.floor((markup - count(bare, /</g)) / 2))
}

export const worstDocuments: readonly WorstDocument[] = [
  ...[4, 9, 12, 24].map(namespaces => ({
    title: `elements below ${namespaces} namespaces`,
    document: below(namespaces),
  })),
  {
    title: '430 attributes of one element',
    document: () =>
      forge({
        ...inclusive,
        objects: `<ds:Object ${Array.from({ length: 430 }, (_, index) => `a${index}=""`).join(' ')}/>`,
      }),
  },
  {
    title: '240 KB of white space, hashed by SHA3-512',
    document: () => forge({ ...inclusive, content: ' '.repeat(240 * 1024) + requestContent }),
  },
  {
    title: '1,400 processing instructions',
    document: () => forge({ ...inclusive, content: '<?a?>'.repeat(1400) + requestContent }),
  },
  {
    title: '4,900 character references',
    document: () => forge({ ...inclusive, objects: `<ds:Object>${'&#13;'.repeat(4900)}</ds:Object>` }),
  },
]
