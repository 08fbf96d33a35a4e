import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAst } from 'vitest/node'
import { ip4AddressPattern, ip4MaskPattern, ip4RangePattern } from '../../contracts/ksef/formats.ts'
import { findSchemas } from '../../simulator/documents/schemas/schema-source.ts'
import { requestForms } from '../../simulator/documents/xades/plain-request.ts'
import { forms } from '../../simulator/documents/xsd/date-time.ts'
import {
  nameCharacter,
  nameStart,
  plainCharacter,
  plainName,
  plainStart,
} from '../../simulator/documents/xsd/name-characters.ts'
import { type SourceFile, sources } from '../architecture/source-files.ts'
import { drawn } from '../properties/seed.ts'
import { judges, unmet, worst } from './expressions.ts'
import { leastOf, timeOf } from './measure.ts'

/** Every regular expression that meets foreign text takes time in proportion to it, whatever stands there. */

interface Found {
  readonly literals: readonly RegExp[]
  /** `new RegExp(…)`: their patterns are made, and given below. */
  readonly made: number
}

const nodesIn = (node: unknown): Record<string, unknown>[] =>
  typeof node !== 'object' || node === null
    ? []
    : [node as Record<string, unknown>, ...Object.values(node).flatMap(nodesIn)]

const expressionsIn = ({ path, text }: SourceFile): Found => {
  const nodes = nodesIn(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))
  const literals = nodes.flatMap(({ type, regex }) => {
    if (type !== 'Literal' || regex === undefined) return []
    const { pattern, flags } = regex as { pattern: string; flags: string }
    return [new RegExp(pattern, flags)]
  })
  const made = nodes.filter(
    ({ type, callee }) => type === 'NewExpression' && (callee as { name?: string }).name === 'RegExp',
  ).length
  return { literals, made }
}

const found = new Map(
  [...sources.contracts, ...sources.simulator, ...sources.client]
    .map(file => [file.path, expressionsIn(file)] as const)
    .filter(([path, { literals, made }]) => literals.length + made > 0 && !judges.test(path)),
)

/** XSD's patterns of invoices, as pattern.ts reads them. */
const patternsOfSchemas = (): RegExp[] => {
  const source = findSchemas()
  const folder = source.kind === 'none' ? '.' : source.directory
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.xsd'))
  const texts = files.map(path => readFileSync(join(folder, path), 'utf8')).join('\n')
  const patterns = new Set(Array.from(texts.matchAll(/pattern value="([^"]*)"/g), ([, pattern = '']) => pattern))
  return [...patterns].map(pattern => new RegExp(`^(?:${pattern.replaceAll('&amp;', '&')})$`, 'u'))
}

/** What `new RegExp(…)` makes of the files that meet foreign text. */
const made: Readonly<Record<string, readonly RegExp[]>> = {
  'contracts/ksef/certificates/certificate.ts': [/^[a-zA-Z0-9_\- ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]+$/],
  'contracts/ksef/formats.ts': [ip4AddressPattern, ip4RangePattern, ip4MaskPattern],
  'simulator/documents/xades/plain-request.ts': Object.values(requestForms),
  'simulator/http/operation-table.ts': [/^\/v2\/sessions\/(?<a>[^/]+)\/invoices\/(?<b>[^/]+)\/upo$/],
  'simulator/documents/xsd/pattern.ts': patternsOfSchemas(),
  'simulator/documents/xsd/date-time.ts': Object.values(forms),
  'simulator/documents/xsd/name-characters.ts': [nameStart, nameCharacter, plainStart, plainCharacter, plainName],
  'simulator/documents/schemas/invoice-text.ts': [/[\u007f-\u0084\u{1fffe}]/u],
}
/** Where no longer text comes to an expression, in characters. */
const longestOf: Readonly<Record<string, number>> = {
  'simulator/documents/xsd/pattern.ts': 1000,
  // A SHA-256.
  'contracts/ksef/qr/links.ts /=+$/': 44,
  // As many digits as .NET's decimals have.
  'simulator/documents/xsd/decimal.ts /0+$/': 29,
  'simulator/documents/xades/certificate.ts': 256,
  // The ticks of a second.
  'contracts/ksef/formats.ts /0+$/': 7,
}

test('every file with an expression says what may come to it', () => {
  const files = [...found.keys()].toSorted()
  expect(files.filter(path => !(path in worst) && !(path in unmet))).toEqual([])
  expect(
    [...Object.keys(worst), ...Object.keys(unmet)].filter(path => !found.has(path)),
    'none there',
  ).toEqual([])
  expect(Object.keys(worst).filter(path => path in unmet)).toEqual([])
})

test('what is made by new RegExp is given here, too', () => {
  const making = [...found].filter(([path, it]) => it.made > 0 && path in worst).map(([path]) => path)
  expect(making.toSorted()).toEqual(Object.keys(made).toSorted())
})

const everywhere = [' ', 'a', '0', 'A', '-', '.', '/', '<', '>', '=', '"', "'", '&', '@', '\n', 'ą', ';', ':', '{', '(']

/** It is drawn from ASCII, for ever where there is none of it. */
const outsideAscii = /^\[\^\\x20-/

/** Parts of a text that the expression matches. */
const partsOf = (expression: RegExp): string[] => {
  if (outsideAscii.test(expression.source)) return []
  try {
    const plain = new RegExp(expression.source, expression.flags.replace(/[gy]/g, ''))
    const samples = fc.sample(fc.stringMatching(plain), { ...drawn, numRuns: 1 }).map(text => text.slice(0, 24))
    return samples.flatMap(text =>
      [1, 3, 8, 16].flatMap(length => Array.from(text, (_, at) => text.slice(at, at + length))),
    )
  } catch {
    // It looks around or has a flag that nobody can draw from.
    return []
  }
}

/** As it is used: all matches of a global one, else the first. */
const applied = (expression: RegExp, text: string) => () => {
  expression.lastIndex = 0
  return expression.global ? text.replace(expression, '') : expression.test(text)
}

const [short, middle, long] = [1024, 16 * 1024, 64 * 1024]
/** Milliseconds for 16 KB: what is linear takes less than the first, and what is quadratic more than the second. */
const [surelyLinear, surelyMore] = [2, 60]
/** Times 64: room for what is measured beside it. */
const inProportion = 64 * 8

const filled = (pump: string, start: string, end: string, size: number): string =>
  start + pump.repeat(size / pump.length) + end

/** Whether it takes more than its share at 64 KB. */
const isSlow = async (expression: RegExp, pump: string, start: string, end: string): Promise<boolean> => {
  const first = applied(expression, filled(pump, start, end, middle))
  const least = await leastOf(() => timeOf(first, 1), surelyLinear, 3)
  if (least <= surelyLinear || least > surelyMore) return least > surelyMore
  const large = applied(expression, filled(pump, start, end, long))
  const small = applied(expression, filled(pump, start, end, short))
  const ratio = async () => (await timeOf(large, 1)) / (await timeOf(small, 200))
  return (await leastOf(ratio, inProportion, 3)) > inProportion
}

/** The first text that it is slow on. */
const slowOn = async (expression: RegExp, pumps: readonly string[]): Promise<string | undefined> => {
  const starts = new Set(['', ...partsOf(expression).filter(part => part.length === 16)].slice(0, 2))
  for (const pump of new Set([...pumps, ...everywhere, ...partsOf(expression)]))
    for (const start of starts)
      for (const end of ['\u0001', '\n'])
        if (pump !== '' && (await isSlow(expression, pump, start, end)))
          return `${expression} on ${JSON.stringify([start, pump, end])}`
  return undefined
}

test.each(Object.entries(worst))('%s: time in proportion', async (path, pumps) => {
  const { literals } = found.get(path)!
  const slow: string[] = []
  for (const expression of [...literals, ...(made[path] ?? [])]) {
    const longest = longestOf[path] ?? longestOf[`${path} ${expression}`]
    const bounded = longest === undefined ? expression : cutting(expression, longest)
    const one = await slowOn(bounded, pumps)
    if (one !== undefined) slow.push(one)
  }
  expect(slow).toEqual([])
})

/** An expression that is asked about the beginning of a text only. */
const cutting = (expression: RegExp, longest: number): RegExp => {
  const one = new RegExp(expression)
  one.test = text => expression.test(text.slice(0, longest))
  return one
}

test('a quadratic expression is found out', async () => {
  expect(await slowOn(/\beyJ[\w-]*\.[\w-]+\.[\w-]+/g, ['eyJ-'])).toContain('eyJ-')
  expect(await slowOn(/\/+$/, [])).toContain('"/"')
  expect(await slowOn(/\{[^}]*\}/g, [])).toContain('"{"')
})
