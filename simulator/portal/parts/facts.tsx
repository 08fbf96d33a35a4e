import type { Child } from 'hono/jsx'
import type { Say, TextKey } from '../texts.ts'

/** A label and what stands beside it; without a value the line is left out. */
export type Fact = readonly [label: TextKey, value: Child | undefined]

const isGiven = ([, value]: Fact): boolean => value !== undefined && value !== null && value !== ''

/** Details of one thing. */
export const Facts = ({ say, facts }: { say: Say; facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.filter(isGiven).map(([label, value]) => (
      <div>
        <dt>{say(label)}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
