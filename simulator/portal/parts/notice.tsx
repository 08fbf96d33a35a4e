import type { Child } from 'hono/jsx'
import type { Refused } from '../refusal.ts'
import type { Say } from '../texts.ts'

interface NoticeProps {
  readonly kind: 'info' | 'warning' | 'error'
  readonly title?: string
  readonly children?: Child
}

export const Notice = ({ kind, title, children }: NoticeProps) => (
  <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : undefined}>
    {title && <p class="notice-title">{title}</p>}
    {children}
  </div>
)

/** Of several faults the simulator may know no more than their list. */
const saysMore = ({ details, explanation }: Refused): boolean =>
  details.length === 0 || explanation?.en.endsWith(details.join(' ')) === false

/** A refusal: KSeF's own words as they came, and beside them why, as the simulator knows it. */
export const RefusalNotice = ({ say, title, refused }: { say: Say; title?: string; refused: Refused }) => (
  <Notice kind="error" title={title}>
    {refused.retryAfter !== undefined && <p>{say('waitSeconds', { seconds: refused.retryAfter })}</p>}
    <dl class="two-voices">
      <div>
        <dt>{say('ksefSays')}</dt>
        <dd lang="pl">
          <p>
            <strong class="code">{refused.code}</strong> {refused.text}
          </p>
          {refused.details.map(detail => (
            <p>{detail}</p>
          ))}
        </dd>
      </div>
      {refused.explanation && saysMore(refused) && (
        <div>
          <dt>{say('simulatorSays')}</dt>
          <dd>{refused.explanation[say.language]}</dd>
        </div>
      )}
    </dl>
  </Notice>
)
