import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The checkout. */
const root = join(import.meta.dirname, '../..')

/** A file of ours that TypeScript compiles. */
export interface SourceFile {
  /** From the root, with forward slashes: `simulator/ksef/http/api.ts`. */
  readonly path: string
  readonly text: string
  /** The text without comments; lines stay where they are. */
  readonly code: string
  /** What it imports: paths of ours from the root, names of packages as they are. */
  readonly imports: readonly string[]
}

/** Comments at the beginning of a line or behind code; `//` within a text (an address) is left alone. */
const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{(])\/\/(?![^'"`\n]*['"`]).*$/gm, '$1')

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`. */
const importLine = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g

const read = (path: string): SourceFile => {
  const text = readFileSync(join(root, path), 'utf8')
  const code = withoutComments(text)
  const imports = [...code.matchAll(importLine)].map(([, from]) =>
    from!.startsWith('.') ? join(dirname(path), from!).replaceAll('\\', '/') : from!,
  )
  return { path, text, code, imports }
}

const filesIn = (folder: string): SourceFile[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => read(relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')))

const folders = ['contracts', 'simulator', 'client', 'test'] as const

/** Every file, by the folder at the top. */
export const sources = Object.fromEntries(folders.map(folder => [folder, filesIn(folder)])) as unknown as Record<
  (typeof folders)[number],
  readonly SourceFile[]
>

/** The code with what stands between quotes left out. */
export const withoutTexts = (files: readonly SourceFile[]): SourceFile[] =>
  files.map(file => ({ ...file, code: file.code.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''") }))

/** `path:line: text` of every line of the code that matches. */
export const linesOf = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )

/** `path -> import` of every import that is not allowed. */
export const importsOf = (files: readonly SourceFile[], forbidden: (from: string) => boolean): string[] =>
  files.flatMap(({ path, imports }) => imports.filter(forbidden).map(from => `${path} -> ${from}`))
