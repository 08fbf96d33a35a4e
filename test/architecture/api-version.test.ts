import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import { pages } from '../docs/pages.ts'
import { sources } from './source-files.ts'

const [major, minor] = apiVersion.split('.')
/** The version of today and the one before it, as numbers of their own: not in addresses, lengths, or longer numbers. */
const versions = new RegExp(`(?<![\\d.])${major}\\.(?:${minor}|7)(?!\\d|rem)`)

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const generated = /<!-- coverage -->[\s\S]*<!-- \/coverage -->/

/** The tests that compare versions speak of each. */
const speakOfVersions = /^test\/drift\/(changes|versions\.test)\.ts$/

test("the version of KSeF's API stands in one constant and nowhere else", () => {
  const files = [
    ...Object.values(sources).flat(),
    ...['package.json', 'CONTRIBUTING.md', 'fixtures/README.md'].map(path => ({ path, text: textOf(path) })),
    ...pages.map(path => ({ path, text: textOf(path).replace(generated, '') })),
  ]
  const lines = files
    .filter(({ path }) => !speakOfVersions.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap(line => (versions.test(line) ? [`${path}: ${line.trim()}`] : [])),
    )
  expect(lines).toEqual([`contracts/ksef/api-version.ts: export const apiVersion = '${apiVersion}'`])
})
