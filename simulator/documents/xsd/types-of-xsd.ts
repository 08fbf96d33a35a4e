import { builtInTypes } from './built-in-types.ts'
import { Type } from './declarations.ts'
import { type Name, xsdNamespace } from './name.ts'
import { type SimpleType, simpleType } from './simple-type.ts'
import { wildcard } from './wildcard.ts'

/** A type of texts without attributes. */
export const textType = (simple: SimpleType, name?: Name, base?: Type): Type =>
  new Type({ name, base, content: 'text', simple })

const anything = wildcard('##any', 'lax', '')
/** What an element without a type may hold. */
export const anyType = new Type({
  name: { namespace: xsdNamespace, local: 'anyType', full: `${xsdNamespace}:anyType` },
  content: 'mixed',
  particle: { kind: 'any', wildcard: anything, least: 0, most: Number.POSITIVE_INFINITY },
  anyAttribute: anything,
})

const builtIn = new Map<string, Type>()
/** A type of XSD itself, with those it comes from. */
export const builtInType = (name: Name): Type | undefined => {
  if (name.local === 'anyType') return anyType
  // The name may be one that a document asks for.
  const found = Object.hasOwn(builtInTypes, name.local) ? builtInTypes[name.local] : undefined
  if (found === undefined) return undefined
  const type =
    builtIn.get(name.local) ??
    textType(
      simpleType(found, []),
      name,
      found.base === undefined
        ? anyType
        : builtInType({ ...name, local: found.base, full: `${xsdNamespace}:${found.base}` }),
    )
  builtIn.set(name.local, type)
  return type
}

/** What an attribute without a type may hold: anything. */
export const anySimpleType = textType(simpleType({ ...builtInTypes.string!, typeCode: 'AnyAtomicType' }, []))
