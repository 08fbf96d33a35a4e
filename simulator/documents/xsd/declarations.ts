import { type ContentModel, contentModel, type Particle } from './content-model.ts'
import type { Name } from './name.ts'
import type { SimpleType } from './simple-type.ts'
import type { Wildcard } from './wildcard.ts'

/** What may stand in an element. */
export type Content = 'empty' | 'text' | 'elements' | 'mixed'

export interface AttributeDeclaration {
  readonly name: Name
  readonly type: SimpleType
  /** As .NET prints the type. */
  readonly typeName: string
  readonly required: boolean
  readonly fixed?: string
}

/** What is known of a type beside what is made from it. */
export interface TypeParts {
  /** Undefined where the type has no name. */
  readonly name?: Name
  readonly base?: Type
  readonly content: Content
  readonly isAbstract?: boolean
  /** Of the text in an element of the type. */
  readonly simple?: SimpleType
  /** The children. */
  readonly particle?: Particle
  /** In the order in which .NET misses them: the type's own first. */
  readonly attributes?: ReadonlyMap<Name, AttributeDeclaration>
  readonly anyAttribute?: Wildcard
}

const noAttributes: ReadonlyMap<Name, AttributeDeclaration> = new Map()

/** A class, as all types of a schema then have one shape: a document asks them thousands of times. */
export class Type {
  readonly name: Name | undefined
  readonly base: Type | undefined
  readonly content: Content
  readonly isAbstract: boolean
  readonly simple: SimpleType | undefined
  readonly particle: Particle | undefined
  readonly attributes: ReadonlyMap<Name, AttributeDeclaration>
  readonly requiredAttributes: readonly Name[]
  readonly anyAttribute: Wildcard | undefined
  #model: ContentModel | undefined

  constructor({ name, base, content, isAbstract = false, simple, particle, attributes, anyAttribute }: TypeParts) {
    this.name = name
    this.base = base
    this.content = content
    this.isAbstract = isAbstract
    this.simple = simple
    this.particle = particle
    this.attributes = attributes ?? noAttributes
    this.requiredAttributes = [...this.attributes.values()].filter(one => one.required).map(one => one.name)
    this.anyAttribute = anyAttribute
  }

  /** Of the children; made when an element of the type is first met. */
  get model(): ContentModel | undefined {
    if (this.#model === undefined && this.particle !== undefined) this.#model = contentModel(this.particle)
    return this.#model
  }
}

export class ElementDeclaration {
  readonly name: Name
  readonly fixed: string | undefined
  readonly #read: () => Type
  #type: Type | undefined

  /** @param read is asked once, when an element is first met: types hold each other. */
  constructor(name: Name, fixed: string | undefined, read: () => Type) {
    this.name = name
    this.fixed = fixed
    this.#read = read
  }

  get type(): Type {
    this.#type ??= this.#read()
    return this.#type
  }
}
