import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Told } from '../../../contracts/told.ts'
import { quote } from '../../http/quote.ts'
import { decodeBase64 } from '../xml/base64.ts'
import { attribute, type CanonicalElement, childElements, isElement, plainText, textOf } from '../xml/canonical-tree.ts'
import { namespaces } from '../xml/namespaces.ts'
import { why } from './explanations.ts'

/** A CanonicalizationMethod or Transform: its URI and the element with its parameters. */
export interface Method {
  readonly algorithm: string
  readonly element: CanonicalElement
}

export interface Reference {
  readonly uri: string
  readonly type: string | undefined
  readonly transforms: readonly Method[]
  readonly digestMethod: Method
  readonly digest: Buffer
}

export interface SignatureParts {
  readonly element: CanonicalElement
  readonly signedInfo: CanonicalElement
  readonly canonicalization: Method
  readonly method: Method
  readonly references: readonly Reference[]
  readonly value: Buffer
  readonly keyInfo: CanonicalElement | undefined
  readonly objects: readonly CanonicalElement[]
}

/** Request, SignedProperties, KeyInfo, and one to spare. */
const maxReferences = 4
const maxTransforms = 4

const fail = (message: string, explanation: Told): never => {
  throw new KsefError('signatureSchema', { values: { message }, explanation })
}
const qualified = (name: string): string => `'{"${namespaces.dsig}":${name}}'`

const expandedName = ({ namespaceUri, name }: CanonicalElement): string => quote(`{${namespaceUri}}${name}`)

const unexpected = (found: CanonicalElement, expected?: string): never =>
  fail(
    expected === undefined
      ? `cvc-complex-type.2.4.d: Invalid content was found starting with element '${quote(found.name)}'. No child element is expected at this point.`
      : `cvc-complex-type.2.4.a: Invalid content was found starting with element '${quote(found.name)}'. One of ${qualified(expected)} is expected.`,
    expected === undefined
      ? why('foreignElement', { found: expandedName(found) })
      : why('anotherElement', { found: expandedName(found), expected }),
  )

/** Takes the children of an element one by one in the order of the XML Signature schema. */
class ChildReader {
  private readonly parent: CanonicalElement
  private readonly children: readonly CanonicalElement[]
  private at = 0

  constructor(parent: CanonicalElement) {
    this.parent = parent
    this.children = childElements(parent)
  }

  optional(name: string): CanonicalElement | undefined {
    const child = this.children[this.at]
    if (!isElement(child, namespaces.dsig, name)) return undefined
    this.at += 1
    return child
  }

  required(name: string): CanonicalElement {
    const child = this.children[this.at]
    if (child === undefined)
      return fail(
        `cvc-complex-type.2.4.b: The content of element '${this.parent.name}' is not complete. One of ${qualified(name)} is expected.`,
        why('elementMissing', { parent: this.parent.name, name }),
      )
    return this.optional(name) ?? unexpected(child, name)
  }

  many(name: string, limit: number): CanonicalElement[] {
    const found: CanonicalElement[] = []
    for (let child = this.optional(name); child !== undefined; child = this.optional(name)) {
      if (found.length === limit)
        fail(
          `cvc-complex-type.2.4.e: '${name}' can occur a maximum of '${limit}' times in the current sequence.`,
          why('elementTooOften', { limit, name, parent: this.parent.name }),
        )
      found.push(child)
    }
    return found
  }

  end(): void {
    const child = this.children[this.at]
    if (child !== undefined) unexpected(child)
  }
}

const octets = (element: CanonicalElement): Buffer => {
  const text = plainText(element)
  const decoded = text === undefined ? undefined : decodeBase64(text)
  return (
    decoded ??
    fail(
      `cvc-datatype-valid.1.2.1: '${quote(text ?? textOf(element))}' is not a valid value for 'base64Binary'.`,
      why('notBase64', { element: element.name }),
    )
  )
}

const readMethod = (element: CanonicalElement): Method => ({
  element,
  algorithm:
    attribute(element, 'Algorithm') ??
    fail(
      `cvc-complex-type.4: Attribute 'Algorithm' must appear on element '${element.name}'.`,
      why('algorithmMissing', { element: element.name }),
    ),
})

const readTransforms = (element: CanonicalElement | undefined): Method[] => {
  if (element === undefined) return []
  const read = new ChildReader(element)
  const transforms = [read.required('Transform'), ...read.many('Transform', maxTransforms - 1)]
  read.end()
  return transforms.map(readMethod)
}

const readReference = (element: CanonicalElement): Reference => {
  const read = new ChildReader(element)
  const transforms = readTransforms(read.optional('Transforms'))
  const digestMethod = readMethod(read.required('DigestMethod'))
  const digest = octets(read.required('DigestValue'))
  read.end()
  const uri = attribute(element, 'URI')
  if (uri === undefined)
    throw new KsefError('signatureProfile', {
      explanation: why('referenceWithoutUri'),
    })
  return { uri, type: attribute(element, 'Type'), transforms, digestMethod, digest }
}

/**
 * Reads a ds:Signature strictly by position: nothing is searched for, and values hold nothing but text. Structural
 * faults are 9105 with a message in the style of Xerces (recorded start: "Błąd walidacji XSD: cvc-complex-type…").
 */
export const readSignature = (element: CanonicalElement): SignatureParts => {
  const read = new ChildReader(element)
  const signedInfo = read.required('SignedInfo')
  const value = octets(read.required('SignatureValue'))
  const keyInfo = read.optional('KeyInfo')
  const objects = read.many('Object', 16)
  read.end()
  const readInfo = new ChildReader(signedInfo)
  const canonicalization = readMethod(readInfo.required('CanonicalizationMethod'))
  const method = readMethod(readInfo.required('SignatureMethod'))
  const references = [readInfo.required('Reference'), ...readInfo.many('Reference', maxReferences - 1)]
  readInfo.end()
  return {
    element,
    signedInfo,
    canonicalization,
    method,
    references: references.map(readReference),
    value,
    keyInfo,
    objects,
  }
}
