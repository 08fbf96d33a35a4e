import { ContentWalk } from './content-walk.ts'
import type { Type } from './declarations.ts'
import { type Fault, idTwice } from './faults.ts'
import type { Name } from './name.ts'
import type { NamespaceOf } from './scan.ts'
import type { Schema } from './schema.ts'
import type { Processing } from './wildcard.ts'

/** Where a document breaks its schema. */
export interface SchemaFault extends Fault {
  /** Where in the text: at the tag or the text that is told of. */
  readonly at: number
}

/** An element that is open. Those of one depth take turns in one object: a document may have many thousands. */
export class OpenElement {
  name: Name
  type: Type | undefined
  fixed: string | undefined
  /** Of the children, where there may be any. */
  readonly walk = new ContentWalk()
  /** Whether what stands in it is still looked at: after a child that may not stand there nothing is. */
  judged = false
  processing: Processing = 'strict'
  text = ''
  namespaceOf: NamespaceOf

  constructor(name: Name, namespaceOf: NamespaceOf) {
    this.name = name
    this.namespaceOf = namespaceOf
  }

  begin(name: Name, processing: Processing, namespaceOf: NamespaceOf): void {
    this.name = name
    this.namespaceOf = namespaceOf
    this.type = undefined
    this.fixed = undefined
    this.judged = false
    this.processing = processing
    this.text = ''
  }
}

/** What is known of a document while it is held against its schema. */
export class Judgement {
  readonly schema: Schema
  readonly faults: SchemaFault[] = []
  /** Where the text is being read. */
  at = 0
  /** False in a document whose root is of a namespace that the schema does not have: there all is unknown. */
  rootIsCovered = true
  depth = 0
  readonly #most: number
  readonly #open: OpenElement[] = []
  readonly #ids = new Set<string>()

  /** @param most so many faults are told at most */
  constructor(schema: Schema, most: number) {
    this.schema = schema
    this.#most = most
  }

  /** The innermost open element; none outside of the root. */
  get element(): OpenElement | undefined {
    return this.#open[this.depth - 1]
  }

  /** Opens the next element, which is looked at in the way its parent is. */
  open(name: Name, namespaceOf: NamespaceOf): OpenElement {
    const element = this.#open[this.depth] ?? new OpenElement(name, namespaceOf)
    this.#open[this.depth] = element
    element.begin(name, this.element?.processing ?? 'strict', namespaceOf)
    this.depth += 1
    return element
  }

  /** Whether another fault would still be told. */
  get hasRoom(): boolean {
    return this.faults.length < this.#most
  }

  tell(fault: Fault): void {
    if (this.hasRoom) this.faults.push({ ...fault, at: this.at })
  }

  useId(id: string): void {
    if (this.#ids.has(id)) this.tell(idTwice(id))
    this.#ids.add(id)
  }
}
