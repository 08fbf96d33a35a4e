import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { newestApi } from '../../contracts/ksef/api-version.ts'
import { type Ability, type Case, casesAt, type Suite, titleOf } from '../../contracts/suite.ts'
import type { OpenTarget, TargetKind } from './targets/target-kind.ts'

const lacking = (
  { needs = [] }: Pick<Case, 'needs'>,
  { abilities }: { readonly abilities: readonly Ability[] },
): Ability[] => needs.filter(need => !abilities.includes(need))

/** Milliseconds; a case takes some dozens on a machine that does nothing else. */
const TIMEOUT = 60_000

/** A case as a test. One that counts requests has a target of its own, so that no other case is counted. */
const testOf = <T>(it: Case<T>, kind: TargetKind<T>, shared: () => OpenTarget<T>): void => {
  const missing = lacking(it, kind)
  if (missing.length > 0) {
    test.skip(`${it.title} (needs ${missing.join(', ')})`, () => {})
    return
  }
  test(it.title, { timeout: TIMEOUT }, async () => {
    if (!it.needs?.includes('rate-limits')) return it.run(shared().target)
    const own = await kind.open({ rateLimited: true })
    try {
      await it.run(own.target)
    } finally {
      await own.close()
    }
  })
}

type RunnableSuite<T> = Pick<Suite<T>, 'cases'> & Parameters<typeof titleOf>[0]

/** Every case of its version on one target. A case for which the target lacks an ability is skipped by name. */
export const runSuites = <T>(suites: readonly RunnableSuite<T>[], kind: TargetKind<T>): void => {
  describe(kind.name, () => {
    let opened: OpenTarget<T>
    beforeAll(async () => {
      opened = await kind.open({ rateLimited: false })
    }, TIMEOUT)
    afterEach(() => opened.cleanUp?.(), TIMEOUT)
    afterAll(() => opened.close())
    for (const it of suites) {
      const cases = casesAt(it, kind.api ?? newestApi)
      if (cases.length > 0)
        describe(titleOf(it), () => {
          for (const one of cases) testOf(one, kind, () => opened)
        })
    }
  })
}
