import { readFileSync } from 'node:fs'
import type { FormCode } from '../../contracts/form-codes.ts'
import { openSchema, type Schema } from '../xsd/schema.ts'
import { schemaFileOf } from './schema-files.ts'
import { schemaPaths } from './schema-source.ts'

const opened = new Map<string, Schema>()

/**
 * The schema of a form from a directory, opened once and kept for the life of the process; undefined when the directory
 * has none for the form.
 * @throws Error where a file of the schema is missing or is none.
 */
export const invoiceSchema = (directory: string, form: FormCode): Schema | undefined => {
  const file = schemaFileOf(form)
  if (file === undefined) return undefined
  const key = `${directory}\n${file}`
  const known = opened.get(key)
  if (known !== undefined) return known
  const paths = schemaPaths(directory)
  if (!paths.has(file)) return undefined
  // Schemas import each other by addresses on the net and by relative paths: both end in a name that we know.
  const schema = openSchema(file, name => {
    const path = paths.get(name)
    return path === undefined ? undefined : readFileSync(path, 'utf8')
  })
  opened.set(key, schema)
  return schema
}
