import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiNames } from '../../contracts/ksef/api-version.ts'
import { pages } from '../docs/pages.ts'
import { sources } from './source-files.ts'

/** A version as a number of its own: not in addresses, lengths, or longer numbers. */
const versions = new RegExp(`(?<![\\d.])(?:${apiNames.map(name => name.replace('.', '\\.')).join('|')})(?!\\d|rem)`)

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const generated = /<!-- (\w+) -->[\s\S]*?<!-- \/\1 -->/g

/** Where meaning changed, not shape: the only files of the simulator that ask which version it is. */
const ask: readonly string[] = ['simulator/ksef/invoices/date-range.ts']
/** What people read of versions. */
const tell: readonly string[] = ['docs/versions.md']

test("versions of KSeF's API stand in contracts/ and in the tests, and nowhere else", () => {
  const files = [
    ...[...sources.simulator, ...sources.client],
    { path: 'package.json', text: JSON.parse(textOf('package.json')).description },
    ...['CONTRIBUTING.md', 'fixtures/README.md'].map(path => ({ path, text: textOf(path) })),
    ...pages.map(path => ({ path, text: textOf(path).replace(generated, '') })),
  ]
  const found = files.filter(({ text }) => versions.test(text)).map(({ path }) => path)
  expect(found.toSorted()).toEqual([...ask, ...tell].toSorted())
})
