import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** A path that a page of ours names is one of the repository. */

const root = join(import.meta.dirname, '../..')
const ours = ['.ci', 'client', 'contracts', 'decisions', 'examples', 'fixtures', 'image', 'simulator', 'test']
const files = [
  ...readdirSync(root),
  ...ours.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true }).map(path => `${folder}/${path}`.replaceAll('\\', '/')),
  ),
]
const folders = new Set(files.flatMap(file => file.split('/').slice(0, -1)))

const pages = [
  'CONTRIBUTING.md',
  'fixtures/README.md',
  ...readdirSync(join(root, 'decisions')).map(name => `decisions/${name}`),
]

/** `simulator/door/door.ts`, `xsd/`, `checks.ts`; no address, media type or pattern is one. */
const looksLikeOne = (text: string): boolean => {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(text)) return false
  return /\.tsx?$/.test(text) || (text.includes('/') && folders.has(text.split('/')[0]!))
}

/** A page may leave out what stands before: `ksef/http/read.ts`. */
const exists = (path: string): boolean =>
  files.some(file => (path.endsWith('/') ? `/${file}`.includes(`/${path}`) : `/${file}/`.includes(`/${path}/`)))

const pathsIn = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!).filter(looksLikeOne)

test('every path that a page names is there', () => {
  const named = pages.flatMap(page => pathsIn(page).map(path => ({ page, path })))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(({ path }) => !exists(path)).map(({ page, path }) => `${page}: ${path}`)).toEqual([])
})
