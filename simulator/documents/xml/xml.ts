import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement,
  type XmlNode,
  XmlText,
  XmlTreeNode,
  XmlXPath,
} from 'libxml2-wasm'

// No entities are expanded, nothing is loaded, Ids are ours to resolve. The depth limit of 256 stays (no HUGE).
export const safely =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_IGNORE_ENC |
  ParseOption.XML_PARSE_COMPACT

/** Parses UTF-8 octets strictly; throws libxml2's XmlParseError. The caller disposes the document. */
export const parseXml = (octets: Uint8Array): XmlDocument =>
  XmlDocument.fromBuffer(octets, { encoding: 'utf-8', option: safely })

/** Runs `read` with a parsed document and frees it whatever happens. */
export const withParsed = <T>(octets: Uint8Array, read: (document: XmlDocument) => T): T => {
  const document = parseXml(octets)
  try {
    return read(document)
  } finally {
    document.dispose()
  }
}

export const isElement = (node: XmlNode | null | undefined, namespace: string, name: string): node is XmlElement =>
  node instanceof XmlElement && node.name === name && node.namespaceUri === namespace

const anyElement = XmlXPath.compile('*')

/** The child elements in order; text, comments and processing instructions between them are passed over. */
export const childElements = (element: XmlElement): XmlElement[] => {
  const children: XmlElement[] = []
  for (let node: XmlNode | null = element.firstChild; node !== null; node = node.next) {
    // The library's processing instructions do not know their next sibling: ask XPath, which is slower.
    if (!(node instanceof XmlTreeNode)) return element.find(anyElement).filter(child => child instanceof XmlElement)
    if (node instanceof XmlElement) children.push(node)
  }
  return children
}

/** The text of an element that holds nothing but text, else undefined: a comment inside a value hides part of it. */
export const plainText = (element: XmlElement): string | undefined => {
  let text = ''
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (!(node instanceof XmlText || node instanceof XmlCData)) return undefined
    text += node.content
  }
  return text
}
