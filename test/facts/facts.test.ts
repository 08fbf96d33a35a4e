import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { facts, shown } from './facts.ts'
import { shownElsewhere } from './shown-elsewhere.ts'

const root = new URL('../../', import.meta.url)

test.skipIf(facts === undefined && !process.env.CI)('every fact of the built areas is shown, or has a reason', () => {
  expect(facts?.filter(fact => shown(fact) === undefined).map(({ id }) => id)).toEqual([])
})

test.skipIf(facts === undefined && !process.env.CI)(
  'no entry is for a fact that does not exist or that a suite shows',
  () => {
    const bySuite = facts?.filter(fact => 'suiteCase' in (shown(fact) ?? {})).map(({ id }) => id)
    const known = facts?.map(({ id }) => id)
    for (const id of Object.keys(shownElsewhere)) {
      expect(known).toContain(id)
      expect(bySuite).not.toContain(id)
    }
  },
)

test('what is said to show a fact is there', () => {
  for (const entry of Object.values(shownElsewhere))
    if ('shownBy' in entry) expect(existsSync(new URL(entry.shownBy, root)), entry.shownBy).toBe(true)
})
