import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errors } from '../../contracts/ksef/errors.ts'
import { sources } from '../architecture/source-files.ts'
import { facts, shown } from './facts.ts'
import { shownElsewhere } from './shown-elsewhere.ts'

const root = new URL('../../', import.meta.url)

test.skipIf(facts === undefined)('every fact is shown, or has a reason', () => {
  expect(facts?.filter(fact => shown(fact) === undefined).map(({ id }) => id)).toEqual([])
})

test.skipIf(facts === undefined)('what supersedes a fact is there', () => {
  const reasons = Object.values(shownElsewhere).flatMap(entry =>
    'notApplicable' in entry ? [entry.notApplicable] : [],
  )
  const superseding = reasons.flatMap(reason => /^Superseded by (.+)\.$/.exec(reason)?.[1] ?? [])
  const known = facts?.map(({ id }) => id)
  expect(superseding.filter(id => !known?.includes(id))).toEqual([])
  expect(superseding).not.toEqual([])
})

test.skipIf(facts === undefined)('no entry is for a fact that does not exist or that a suite shows', () => {
  const bySuite = facts?.filter(fact => 'suiteCase' in (shown(fact) ?? {})).map(({ id }) => id)
  const known = facts?.map(({ id }) => id)
  for (const id of Object.keys(shownElsewhere)) {
    expect(known).toContain(id)
    expect(bySuite).not.toContain(id)
  }
})

/** The title as the source writes it: between quotes, one of them escaped at most. */
const namesTest = (text: string, title: string): boolean =>
  [`'${title}'`, `"${title}"`, `\`${title}\``, `'${title.replaceAll("'", "\\'")}'`].some(it => text.includes(it))

test('what is said to show a fact is there: the file, and a test or case with that title', () => {
  for (const [id, entry] of Object.entries(shownElsewhere)) {
    if (!('shownBy' in entry)) continue
    const text = readFileSync(new URL(entry.shownBy, root), 'utf8')
    expect(namesTest(text, entry.title), `${id}: ${entry.shownBy} has no "${entry.title}"`).toBe(true)
  }
})

test('a table of errors that the documents share is no hollow promise: the simulator throws each of them', () => {
  const thrown = sources.simulator.filter(({ path }) => !path.startsWith('simulator/acube/'))
  const isThrown = (name: string) => thrown.some(({ text }) => text.includes(`'${name}'`))
  const unsaid = Object.keys(errors).filter(name => !isThrown(name))
  // errors-005 says why.
  expect(unsaid).toEqual(['securityServiceBlocked'])
})
