import { fa3Namespace } from '../../../client/invoices/make-invoice.ts'
import { invoiceSchema } from '../../documents/schemas/schema-library.ts'
import type { SchemaSource } from '../../documents/schemas/schema-source.ts'
import type { ElementParticle, Particle } from '../../documents/xsd/content-model.ts'
import type { ElementDeclaration } from '../../documents/xsd/declarations.ts'
import { fa3 } from './form.ts'

/** What a schema says of an element, as far as JSON does not. */
export interface InvoiceElement {
  /** It may stand there more than once. */
  readonly repeatable: boolean
  /** Its children in the order of the schema; none where it holds text. */
  readonly children: ReadonlyMap<string, InvoiceElement>
  readonly attributes: ReadonlySet<string>
}

/** The elements in a content, whatever choices and sequences they stand in. */
const elementsIn = (content: Particle | undefined): ElementParticle[] => {
  if (content === undefined || content.kind === 'any') return []
  return content.kind === 'element' ? [content] : content.items.flatMap(elementsIn)
}

const read = (declared: ElementDeclaration, most: number): InvoiceElement => {
  let children: ReadonlyMap<string, InvoiceElement> | undefined
  return {
    repeatable: most > 1,
    // Read where an invoice has something: FA(3) has some 400 elements.
    get children() {
      const elements = elementsIn(declared.type.particle)
      children ??= new Map(elements.map(one => [one.declared.name.local, read(one.declared, one.most)]))
      return children
    },
    attributes: new Set([...declared.type.attributes.keys()].map(({ local }) => local)),
  }
}

const known = new WeakMap<ElementDeclaration, InvoiceElement>()

/** The root element of FA(3) with all that may stand in it, from the schema; undefined where there is none. */
export const invoiceElements = (source: SchemaSource): InvoiceElement | undefined => {
  const schema = source.kind === 'none' ? undefined : invoiceSchema(source.directory, fa3)
  const declared = schema?.element(schema.names.of(fa3Namespace, 'Faktura'))
  if (declared === undefined) return undefined
  const root = known.get(declared) ?? read(declared, 1)
  known.set(declared, root)
  return root
}
