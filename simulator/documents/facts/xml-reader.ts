import { XmlElement, type XmlNode, XmlXPath } from 'libxml2-wasm'
import { collapse } from '../xsd/white-space.ts'

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

/** Each prefix costs half a microsecond whenever the path is asked. */
const prefixesIn = (path: string, namespace: string): Record<string, string> =>
  Object.fromEntries(Object.entries({ f: namespace, ...others }).filter(([prefix]) => path.includes(`${prefix}:`)))

const compile = (path: string, namespace: string): XmlXPath => {
  const paths = pathsOf(namespace)
  const xpath = paths.get(path) ?? XmlXPath.compile(path, prefixesIn(path, namespace))
  paths.set(path, xpath)
  return xpath
}

/** Reads values below an element by XPath. */
export interface XmlReader {
  /** The text of the first node, its white space collapsed as in an xsd:token; undefined when there is none or it is empty. */
  text(path: string): string | undefined
  /** The sum of all numbers that the paths find, to the grosz. */
  sum(...paths: readonly string[]): number
  has(path: string): boolean
  each<T>(path: string, read: (below: XmlReader) => T): T[]
}

/** XPath knows no `+1.00`, which is a decimal of XSD. */
const sumOf = (nodes: readonly XmlNode[]): number =>
  nodes.reduce((sum, node) => sum + Number(node instanceof XmlElement ? node.content : 0), 0)

/** @param namespace the document's own, prefix `f` in the paths. */
export const xmlReader = (element: XmlElement, namespace: string): XmlReader => {
  const evaluate = (path: string) => element.eval(compile(path, namespace))
  const find = (path: string) => element.find(compile(path, namespace)) as XmlNode[]
  return {
    text: path => collapse(String(evaluate(`string(${path})`))) || undefined,
    sum: (...paths) => {
      // Not of their union, which compares each of one path with each of another.
      const sum = Number(evaluate(paths.map(path => `sum(${path})`).join(' + ')))
      const exact = Number.isNaN(sum) ? paths.reduce((total, path) => total + sumOf(find(path)), 0) : sum
      return Math.round(exact * 100) / 100
    },
    has: path => evaluate(`boolean(${path})`) === true,
    each: (path, read) =>
      find(path)
        .filter(node => node instanceof XmlElement)
        .map(node => read(xmlReader(node, namespace))),
  }
}
