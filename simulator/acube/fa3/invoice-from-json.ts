import { fa3Namespace } from '../../../client/invoices/make-invoice.ts'
import type { Violation } from '../../../contracts/acube/errors.ts'
import { leaf, wrap } from '../../documents/upo/canonical.ts'
import { notExpected, ofType, own } from '../constraints.ts'
import type { InvoiceElement } from './elements.ts'
import { jsonText } from './json-text.ts'
import { childPath } from './property-path.ts'
import { createReport, Enough, type Report } from './report.ts'

export type ConvertedInvoice = { readonly xml: string } | { readonly violations: readonly Violation[] }

/** The key of an element's text, where the element has attributes beside it. */
const textKey = '__value'
/** FA(3) is eight elements deep. */
const deepest = 32

/** Without a schema: elements are named as FA(3) does it, with a capital at the beginning. */
const elementName = /^[A-Z][A-Za-z0-9_]*$/
const attributeName = /^[A-Za-z][A-Za-z0-9]*$/

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
/** A-Cube's samples have empty arrays for what an invoice has not, also under names that are not FA(3)'s. */
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

interface Place {
  readonly path: string
  readonly depth: number
  /** What the schema says of the element; undefined without a schema. */
  readonly element?: InvoiceElement
}

type Kind = 'text' | 'attribute' | 'child' | undefined

/** What a key of an object stands for. */
const kindOf = (key: string, value: Json, element: InvoiceElement | undefined): Kind => {
  if (element !== undefined) {
    if (key === textKey) return element.children.size === 0 ? 'text' : undefined
    if (element.attributes.has(key)) return 'attribute'
    return element.children.has(key) ? 'child' : undefined
  }
  if (key === textKey) return 'text'
  if (Object.hasOwn(value, textKey)) return attributeName.test(key) ? 'attribute' : undefined
  return elementName.test(key) ? 'child' : undefined
}

const writeText = (value: unknown, path: string, report: Report): string | undefined => {
  const text = jsonText(value)
  if (typeof text !== 'string') report.refuse(path, text)
  else {
    report.count(text.length)
    return text
  }
}

/** An element from an object: its attributes, and its children or its text. */
const writeObject = (name: string, value: Json, place: Place, report: Report, namespaces = {}): string => {
  const { path, depth, element } = place
  const attributes = new Map<string, string>()
  const children = new Map<string, string>()
  let text = ''
  for (const [key, given] of Object.entries(value)) {
    if (isNothing(given)) continue
    const kind = kindOf(key, value, element)
    if (kind === undefined) report.refuse(childPath(path, key), notExpected)
    else if (kind === 'child')
      children.set(key, writeAll(key, given, { path, depth: depth + 1, element: element?.children.get(key) }, report))
    else if (kind === 'text') text = writeText(given, path, report) ?? ''
    else attributes.set(key, writeText(given, childPath(path, key), report) ?? '')
  }
  const written = { ...namespaces, ...Object.fromEntries([...attributes].sort()) }
  if (Object.hasOwn(value, textKey)) return leaf(name, text, written)
  // The schema's order, whatever that of the JSON.
  const order = element === undefined ? children.keys() : element.children.keys()
  return wrap(name, [...order].map(child => children.get(child) ?? '').join(''), written)
}

const writeOne = (name: string, value: unknown, place: Place, report: Report): string => {
  const { path, depth, element } = place
  report.count(2 * name.length + 5)
  if (depth > deepest) report.refuse(path, own('The invoice is nested too deeply.'))
  else if (isObject(value)) return writeObject(name, value, place, report)
  else if (element !== undefined && element.children.size > 0) report.refuse(path, ofType('object'))
  else return leaf(name, writeText(value, path, report) ?? '')
  return ''
}

/** An element, or as many as the array has. @param place that of the parent, but for the element. */
const writeAll = (name: string, value: unknown, { path, ...place }: Place, report: Report): string =>
  Array.isArray(value)
    ? value.map((one, at) => writeOne(name, one, { ...place, path: childPath(path, name, at) }, report)).join('')
    : writeOne(name, value, { ...place, path: childPath(path, name) }, report)

/**
 * An FA(3) document from A-Cube's JSON (acube-pl.md 5.1), or what is wrong with it; any value gives one of the two. What
 * the schema asks for beyond names is not looked at: validate what comes out.
 * @param elements of the schema, for the order of the elements and to know which keys are attributes. Without it the
 * order is that of the JSON, and what stands beside `__value` is an attribute.
 */
export const invoiceFromJson = (json: unknown, elements?: InvoiceElement): ConvertedInvoice => {
  const report = createReport()
  let root = ''
  try {
    if (isObject(json))
      root = writeObject('Faktura', json, { path: '', depth: 0, element: elements }, report, { xmlns: fa3Namespace })
    else report.refuse('', ofType('object'))
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  if (report.violations.length > 0) return { violations: report.violations }
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n${root}` }
}
