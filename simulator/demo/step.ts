import type { Told, Tongue } from '../../contracts/told.ts'
import type { Party } from './message.ts'
import type { Story } from './story.ts'

/** What a step should have led to, and what it did. */
export interface Finding {
  readonly expected: Text
  readonly seen: Text
  readonly holds: boolean
}

/** What a system said itself is the same in every language. */
export type Text = string | Told

export const inTongue = (tongue: Tongue, text: Text): string => (typeof text === 'string' ? text : text[tongue])

export const english = (text: Text): string => inTongue('en', text)

export interface Step {
  readonly id: string
  /** In a list of all, large: at most 20 letters. */
  readonly label: Told
  readonly title: Told
  /** Who begins, and with whom. */
  readonly from: Party
  readonly to: Party
  /** Does it, once. */
  run(story: Story): Promise<void>
  /** Looks at what came of it. While it does not hold it is asked again for a while: slow work may be under way. */
  check(story: Story): Promise<Finding>
}

/** By default it holds when it was seen word for word. */
export const finding = (expected: Text, seen: Text, holds = english(seen) === english(expected)): Finding => ({
  expected,
  seen,
  holds,
})

/** A step made of others, each of which must hold before the next is done. */
export const together = (outline: Omit<Step, 'run' | 'check'>, parts: readonly Step[]): Step => ({
  ...outline,
  run: async story => {
    story.parts = { held: 0, begun: false }
  },
  check: async story => {
    const { parts: progress } = story
    let last = finding('', '', false)
    for (let part = parts[progress.held]; part !== undefined; part = parts[progress.held]) {
      if (!progress.begun) await part.run(story)
      progress.begun = true
      last = await part.check(story)
      if (!last.holds) return last
      progress.held += 1
      progress.begun = false
    }
    return last
  },
})
