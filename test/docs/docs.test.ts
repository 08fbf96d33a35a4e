import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { allControlCalls } from '../../contracts/control/calls.ts'
import about from '../../package.json' with { type: 'json' }
import { readSeedFile } from '../../simulator/seed/file/read.ts'
import { SeedFile } from '../../simulator/seed/file/shape.ts'
import { wellKnownToken } from '../../simulator/seed/well-known.ts'
import { leaves } from './command-line.ts'
import { pages, remade, root, textOf } from './pages.ts'
import { powershellOf } from './powershell.ts'

/** What README.md and docs/ say, held against what it is said of. */

test.each(pages)('%s is as it would be made: npm run docs -- --write', page => {
  expect(remade(textOf(page))).toBe(textOf(page))
})

test('a mark that nothing is made for is refused', () => {
  expect(() => remade('<!-- bananas -->\n<!-- /bananas -->')).toThrow('Nothing is made for <!-- bananas -->.')
})

test('the page of the command line has every command, and of each every option', () => {
  const page = textOf('docs/command-line.md')
  expect(leaves.length).toBeGreaterThan(10)
  for (const { command, name } of leaves) {
    const heading = `\n### ${name.replace('ksef-simulator ', '')}\n`
    const [section = ''] = page.slice(page.indexOf(heading) + heading.length).split('\n### ')
    expect(page).toContain(heading)
    expect([...section.matchAll(/^\| `(-[^`]+)`/gm)].map(([, flags]) => flags)).toEqual(
      command.options.map(({ flags }) => flags.replaceAll('|', '\\|')),
    )
  }
})

test('options that a page speaks of are options of a command', () => {
  const known = new Set(leaves.flatMap(({ command }) => command.options.map(({ long }) => long)))
  // Of npm, curl and the clients' own programs.
  const others = [
    '--omit',
    '--save-dev',
    '--help',
    '--write',
    '--check',
    '--prefer-offline',
    '--batch-mode',
    '--cache',
    '--cacert',
    '--retry',
    '--retry-all-errors',
    '--retry-connrefused',
    '--retry-delay',
    '--rm',
    '--build',
    '--wait',
    '--scale',
  ]
  const unknown = pages.flatMap(page =>
    [...textOf(page).matchAll(/(?<![\w-])--[a-z][a-z-]+(?![\w-]*:)/g)]
      .map(([option]) => option)
      .filter(option => !known.has(option) && !others.includes(option))
      .map(option => `${page}: ${option}`),
  )
  expect(unknown).toEqual([])
})

test('the page of the seed has the token that everybody knows, and its file is right', () => {
  const page = textOf('docs/seed.md')
  expect(page.replaceAll('\\|', '|')).toContain(`\`${wellKnownToken}\``)
  const folder = mkdtempSync(join(tmpdir(), 'ksef-docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'ksef-simulator.yaml')
  writeFileSync(file, /^```yaml\n([\s\S]*?)^```$/m.exec(page)![1]!)
  expect(Object.keys(readSeedFile(file).seed)).toEqual(['companies', 'persons', 'grants', 'invoices', 'worlds'])
  const names = [...page.matchAll(/^\| ((?:`\w+`(?:, )?)+) \| (?!value)/gm)].flatMap(
    ([, cell = '']) => cell.match(/\w+/g)!,
  )
  expect(names).toEqual(Object.keys(SeedFile.shape))
})

/** The blocks for a shell, and what stands right behind each. */
const blocksOf = (page: string) =>
  [
    ...textOf(page).matchAll(/^```sh(?: run)?\n((?:(?!```).*\n)*)```\n(?:\n```powershell\n((?:(?!```).*\n)*)```\n)?/gm),
  ].map(([, bash = '', powershell]) => ({ page, bash: bash.trimEnd(), powershell: powershell?.trimEnd() }))

/** What PowerShell cannot say: the way of bash stands alone. */
const forBashAlone = (bash: string): boolean => {
  try {
    powershellOf(bash)
    return false
  } catch {
    return true
  }
}

test('what PowerShell is told otherwise stands behind what bash is told; what is the same stands once', () => {
  const blocks = pages.flatMap(blocksOf)
  expect(blocks.length).toBeGreaterThan(8)
  for (const { bash, powershell } of blocks.filter(({ bash }) => !forBashAlone(bash)))
    expect(powershell ?? bash).toBe(powershellOf(bash))
  // Who has Windows comes as far as the first invoice.
  expect(blocksOf('README.md').filter(({ bash }) => forBashAlone(bash))).toHaveLength(1)
})

test.each([
  ['npm ci && npm start', 'npm ci; if ($?) { npm start }'],
  ['a && b && c', 'a; if ($?) { b; if ($?) { c } }'],
  ["curl -s http://127.0.0.1/a -d '<a/>'", "curl.exe -s http://127.0.0.1/a -d '<a/>'"],
  ["one --name 'a & b' \\\n  two\nthree", "one --name 'a & b' `\n  two\nthree"],
])('%s is in PowerShell %s', (bash, powershell) => {
  expect(powershellOf(bash)).toBe(powershell)
})

test.each(['a | b', 'a &', 'echo $HOME', 'echo "a"', '-d \'{"a":1}\'', 'a > b', 'a; b', '`a`', "it's"])(
  '%s is for bash alone',
  bash => {
    expect(() => powershellOf(bash)).toThrow('This is for bash alone')
  },
)

const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(pages)('every link of %s leads somewhere', page => {
  const lost = [...textOf(page).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)].filter(([, to = '', anchor]) => {
    if (/^https?:/.test(to)) return false
    const path = to === '' ? page : join(dirname(page), to)
    if (!existsSync(new URL(path, root))) return true
    return anchor !== undefined && !anchorsOf(readFileSync(new URL(path, root), 'utf8')).includes(anchor)
  })
  expect(lost.map(([link]) => link)).toEqual([])
})

test('every page of docs/ is linked from the README', () => {
  const readme = textOf('README.md')
  expect(pages.slice(1).filter(page => !readme.includes(`](${page}`))).toEqual([])
})

test('the README is for its reader: the first commands first, and about 150 lines', () => {
  const readme = textOf('README.md')
  const [first, , second] = [...readme.matchAll(/^```\w+(?: run)?\n([\s\S]*?)\n```$/gm)].map(([, code]) => code)
  expect([first, second]).toEqual(['npm ci && npm start', 'npm cit'])
  expect(about.scripts.start).toBe('node dist/main.js start')
  expect(readme.split('\n').length).toBeLessThanOrEqual(160)
  expect(readme).toContain(`ksef-simulator-${about.version}.tgz`)
  expect(readme).toContain(`Node ${about.engines.node.replace('>=', '')} or newer`)
})

test('the page of control has every route under /control, and no other', () => {
  const routes = [
    ...readFileSync(new URL('simulator/control/routes.ts', root), 'utf8').matchAll(
      /\.(get|post|put|delete)\('(\/control\/[^']*)'/g,
    ),
  ].map(([, method = '', path]) => `${method.toUpperCase()} ${path}`)
  const page = textOf('docs/control.md')
  const told = [...page.matchAll(/`([A-Z]+ \/control\/[^`]*)`/g)].map(([, route]) => route!)
  const calls = allControlCalls.map(({ operation: { method, path } }) => `${method} /control${path}`)
  // The reference of the calls itself stands in a sentence.
  const reference = /^GET \/control\/(docs|openapi\.json)$/
  expect(told.sort()).toEqual([...routes.filter(route => !reference.test(route)), ...calls].sort())
  for (const route of routes) expect(page).toContain(route.replace('GET ', ''))
})
