import { XmlElement, type XmlNode, XmlXPath } from 'libxml2-wasm'

/** Prefixes of the paths; `f` is the namespace of the document itself. */
const others = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

const compiled = new Map<string, XmlXPath>()
const compile = (path: string, namespace: string): XmlXPath => {
  const key = `${namespace} ${path}`
  const xpath = compiled.get(key) ?? XmlXPath.compile(path, { f: namespace, ...others })
  compiled.set(key, xpath)
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
