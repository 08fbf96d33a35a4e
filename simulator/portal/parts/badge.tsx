import type { Child } from 'hono/jsx'

/** moving: it will change by itself; over: it has ended as it should. */
export type Tone = 'good' | 'moving' | 'over' | 'bad'

interface BadgeProps {
  readonly tone: Tone
  /** The API's own word or code. */
  readonly value: string | number
  /** The script renews it while it moves. */
  readonly id?: string
  readonly children: Child
}

/** How something stands, in a word and a colour. */
export const Badge = ({ tone, value, id, children }: BadgeProps) => (
  <span class="status-place" id={id} data-live={id && ''}>
    <span class="status" data-status={value} data-tone={tone}>
      {children}
    </span>
  </span>
)
