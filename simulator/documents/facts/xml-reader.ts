import { XmlElement, type XmlNode, XmlXPath } from 'libxml2-wasm'

/** Prefixes of the paths; `f` is the namespace of the document itself. */
const others = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

/** Compiled paths by the namespace of `f`. Where no schema is asked, a document's namespace may be any: few are kept. */
const compiled = new Map<string, Map<string, XmlXPath>>()
const KEPT = 16

const pathsOf = (namespace: string): Map<string, XmlXPath> => {
  const paths = compiled.get(namespace) ?? new Map<string, XmlXPath>()
  compiled.set(namespace, paths)
  if (compiled.size > KEPT) {
    const [oldest, ofOldest] = compiled.entries().next().value!
    for (const xpath of ofOldest.values()) xpath.dispose()
    compiled.delete(oldest)
  }
  return paths
}

const compile = (path: string, namespace: string): XmlXPath => {
  const paths = pathsOf(namespace)
  const xpath = paths.get(path) ?? XmlXPath.compile(path, { f: namespace, ...others })
  paths.set(path, xpath)
  return xpath
}

/** Reads values below an element by XPath. */
export interface XmlReader {
  /** The text of the first node, spaces around it taken off; undefined when there is none or it is empty. */
  text(path: string): string | undefined
  /** The sum of all numbers that the paths find, to the grosz. */
  sum(...paths: readonly string[]): number
  has(path: string): boolean
  each<T>(path: string, read: (below: XmlReader) => T): T[]
}

/** @param namespace the document's own, prefix `f` in the paths. */
export const xmlReader = (element: XmlElement, namespace: string): XmlReader => {
  const evaluate = (path: string) => element.eval(compile(path, namespace))
  return {
    text: path => String(evaluate(`string(${path})`)).trim() || undefined,
    sum: (...paths) => Math.round(Number(evaluate(`sum(${paths.join(' | ')})`)) * 100) / 100,
    has: path => evaluate(`boolean(${path})`) === true,
    each: (path, read) =>
      (element.find(compile(path, namespace)) as XmlNode[])
        .filter(node => node instanceof XmlElement)
        .map(node => read(xmlReader(node, namespace))),
  }
}
