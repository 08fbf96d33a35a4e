import { builtInTypes } from './built-in-types.ts'
import { Type } from './declarations.ts'
import { type Name, xsdNamespace } from './name.ts'
import { type SimpleType, simpleType } from './simple-type.ts'
import { wildcard } from './wildcard.ts'

/** A type of texts without attributes. */
export const textType = (simple: SimpleType, name?: Name, base?: Type): Type =>
  new Type({ name, base, content: 'text', simple })

const nameOf = (local: string): Name => ({ namespace: xsdNamespace, local, full: `${xsdNamespace}:${local}` })

const anything = wildcard('##any', 'lax', '')
/** What an element without a type may hold. */
export const anyType = new Type({
  name: nameOf('anyType'),
  content: 'mixed',
  particle: { kind: 'any', wildcard: anything, least: 0, most: Number.POSITIVE_INFINITY },
  anyAttribute: anything,
})

/** Made once, whoever asks: the name may be one that a document asks for, in each of its elements. */
const builtIn = new Map([[anyType.name?.local, anyType]])
// What a type comes from stands before it.
for (const [local, type] of Object.entries(builtInTypes))
  builtIn.set(local, textType(simpleType(type, []), nameOf(local), builtIn.get(type.base ?? 'anyType')))

/** A type of XSD itself, with those it comes from. */
export const builtInType = ({ local }: Name): Type | undefined => builtIn.get(local)

/** What an attribute without a type may hold: anything. */
export const anySimpleType = textType(simpleType({ ...builtInTypes.string!, typeCode: 'AnyAtomicType' }, []))
