import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'
import type { FormCode } from '../../contracts/form-codes.ts'
import { schemaFileOf } from './schema-files.ts'
import { schemaPaths } from './schema-source.ts'

/** A schema as it is used: compiled, and by name for whoever wants to read it. */
export interface InvoiceSchema {
  readonly validator: XsdValidator
  /** The file that the schema begins with. */
  readonly file: string
  /** The text of a file of the schema by its name or any address that ends in it. */
  read(location: string): Buffer | undefined
}

/** What is being compiled: only then, and only from it, files are served to libxml2. */
let served: ReadonlyMap<string, string> | undefined
const opened = new Map<number, { readonly octets: Buffer; at: number }>()
let lastHandle = 0

const lastSegment = (location: string): string => location.slice(location.lastIndexOf('/') + 1)

/** Schemas import each other by addresses on the net and by relative paths: both end in a name that we know. */
const provider = {
  match: (location: string) => served?.has(lastSegment(location)) ?? false,
  open: (location: string) => {
    const path = served?.get(lastSegment(location))
    if (path === undefined) return undefined
    lastHandle += 1
    opened.set(lastHandle, { octets: readFileSync(path), at: 0 })
    return lastHandle
  },
  read: (handle: number, into: Uint8Array) => {
    const file = opened.get(handle)
    if (file === undefined) return -1
    const part = file.octets.subarray(file.at, file.at + into.byteLength)
    into.set(part)
    file.at += part.byteLength
    return part.byteLength
  },
  close: (handle: number) => opened.delete(handle),
}

/** Once for the process: libxml2 asks every provider about every file. */
const provide = (() => {
  let registered = false
  return () => {
    if (!registered) registered = xmlRegisterInputProvider(provider)
  }
})()

const compile = (file: string, paths: ReadonlyMap<string, string>): XsdValidator => {
  provide()
  const document = XmlDocument.fromBuffer(readFileSync(paths.get(file)!), { url: file })
  served = paths
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    served = undefined
    document.dispose()
  }
}

const compiled = new Map<string, InvoiceSchema>()

/**
 * The schema of a form from a directory, compiled once (FA(3): 80 ms) and kept for the life of the process; undefined
 * when the directory has none for the form.
 */
export const invoiceSchema = (directory: string, form: FormCode): InvoiceSchema | undefined => {
  const file = schemaFileOf(form)
  if (file === undefined) return undefined
  const key = `${directory}\n${file}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const paths = schemaPaths(directory)
  if (!paths.has(file)) return undefined
  const read = (location: string): Buffer | undefined => {
    const path = paths.get(lastSegment(location))
    return path === undefined ? undefined : readFileSync(path)
  }
  const schema = { validator: compile(file, paths), file, read }
  compiled.set(key, schema)
  return schema
}
