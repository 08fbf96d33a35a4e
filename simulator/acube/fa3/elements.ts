import type { XmlElement } from 'libxml2-wasm'
import { fa3Namespace } from '../../../client/invoices/make-invoice.ts'
import { contentOf, find, fullName, named, xsd } from '../../documents/schemas/datatypes.ts'
import { type InvoiceSchema, invoiceSchema } from '../../documents/schemas/schema-library.ts'
import type { SchemaSource } from '../../documents/schemas/schema-source.ts'
import { attribute } from '../../documents/xml/xml.ts'
import { fa3 } from './form.ts'

/** What a schema says of an element, as far as JSON does not. */
export interface InvoiceElement {
  /** It may stand there more than once. */
  readonly repeatable: boolean
  /** Its children in the order of the schema; none where it holds text. */
  readonly children: ReadonlyMap<string, InvoiceElement>
  readonly attributes: ReadonlySet<string>
}

/** What a type says itself, not what the elements in it say, in whatever choices and sequences. */
const own = (content: XmlElement, name: 'element' | 'attribute'): XmlElement[] => {
  const depth = content.eval('count(ancestor::xsd:element)', { xsd })
  return content.find(`.//xsd:${name}[count(ancestor::xsd:element) = ${depth}]`, { xsd }) as XmlElement[]
}

/** A type and those it extends, the first one first. */
const extended = (schema: InvoiceSchema, content: XmlElement | undefined): XmlElement[] => {
  const extension = content && find(content, './*/xsd:extension')
  const base = extension && fullName(extension, 'base')
  return content === undefined ? [] : [...extended(schema, base && named(schema, 'complexType', base)), content]
}

const nameOf = (declared: XmlElement): string => attribute(declared, 'name') ?? ''

const read = (schema: InvoiceSchema, declared: XmlElement): InvoiceElement => {
  const types = extended(schema, contentOf(schema, declared))
  let children: ReadonlyMap<string, InvoiceElement> | undefined
  return {
    repeatable: (attribute(declared, 'maxOccurs') ?? '1') !== '1',
    // Read where an invoice has something: FA(3) has some 400 elements.
    get children() {
      children ??= new Map(types.flatMap(type => own(type, 'element').map(it => [nameOf(it), read(schema, it)])))
      return children
    },
    attributes: new Set(types.flatMap(type => own(type, 'attribute').map(nameOf))),
  }
}

const known = new WeakMap<InvoiceSchema, InvoiceElement>()

/**
 * The root element of FA(3) with all that may stand in it, from the schema; undefined where there is none. Import this
 * file lazily: it loads libxml2 and compiles the schema.
 */
export const invoiceElements = (source: SchemaSource): InvoiceElement | undefined => {
  const schema = source.kind === 'none' ? undefined : invoiceSchema(source.directory, fa3)
  const declared = schema && named(schema, 'element', { namespace: fa3Namespace, local: 'Faktura' })
  if (schema === undefined || declared === undefined) return undefined
  const root = known.get(schema) ?? read(schema, declared)
  known.set(schema, root)
  return root
}
