import { existsSync, readdirSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startOptions } from '../../simulator/seed/options/start-options.ts'
import { root, textOf } from './pages.ts'

/** docs/install.md, the image and the examples say what is so. */

const options: readonly string[] = startOptions.map(({ variable }) => variable)
/** What `exec` gives. */
const given = ['KSEF_SIMULATOR_URL', 'KSEF_SIMULATOR_CA']

test.each(['docs/install.md', 'docs/ci.md', 'examples/README.md', 'examples/testcontainers.md', 'Dockerfile'])(
  '%s names variables that there are',
  page => {
    const named = textOf(page).match(/\bKSEF_SIMULATOR_[A-Z_]+/g) ?? []
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(name => !options.includes(name) && !given.includes(name))).toEqual([])
  },
)

test('docs/install.md says what the image sets', () => {
  const [, set = ''] = /^ENV ((?:.*\\\n)*.*)$/m.exec(textOf('Dockerfile'))!
  const names = [...set.matchAll(/\b(KSEF_\w+)=/g)].map(([, name]) => name!)
  expect(names.length).toBeGreaterThan(2)
  expect(names.filter(name => !textOf('docs/install.md').includes(`(\`${name}\`)`))).toEqual([])
})

test('what docs/install.md says to have been run is a part of CI', () => {
  const named = new Set(textOf('docs/install.md').match(/(?<=`)\.ci\/\w+/g))
  expect([...named].sort()).toEqual(['.ci/compose', '.ci/examples', '.ci/image', '.ci/python', '.ci/run'])
  for (const script of named) {
    expect(existsSync(new URL(script, root))).toBe(true)
    if (script !== '.ci/run') expect(textOf('.ci/run')).toContain(`"$root/${script}"`)
  }
})

test('the table of examples has a line for each of them, and says of each whether it runs in CI', () => {
  const rows = [...textOf('examples/README.md').matchAll(/^\| \[(.+?)\]\(\1\) \|.*\| (yes|no)\b.*\|$/gm)].map(
    ([, it]) => it,
  )
  const folders = readdirSync(new URL('examples/', root)).filter(it =>
    statSync(new URL(`examples/${it}`, root)).isDirectory(),
  )
  expect(rows.toSorted()).toEqual(folders.sort())
})
