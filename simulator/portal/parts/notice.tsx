import type { Child } from 'hono/jsx'
import type { Refused } from '../refusal.ts'
import type { Say } from '../texts.ts'
import { toldIn } from './told-text.tsx'

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

const Words = ({ code, text }: Refused) => (
  <>
    <strong class="code">{code}</strong> {text}
  </>
)

/** What the explanation quotes as the words of another program is in English in KSeF's answer, too. */
const tongueOf = (detail: string, explanation: Refused['explanation']): string | undefined =>
  explanation?.pl.includes(`«${detail}»`) ? 'en' : undefined

const Details = ({ details, explanation }: Refused) => (
  <>
    {details.map(detail => (
      <p lang={tongueOf(detail, explanation)}>{detail}</p>
    ))}
  </>
)

interface RefusalProps {
  readonly say: Say
  readonly title?: string
  readonly refused: Refused
  /** All of it is said beside the fields, too: in KSeF's words it is there for who opens it. */
  readonly isBeside?: boolean
}

const NoAnswer = ({ say, title }: RefusalProps) => (
  <Notice kind="error" title={title && say('noAnswerTitle')}>
    <p>{say('noAnswerLine')}</p>
  </Notice>
)

/** A refusal: KSeF's own words as they came, and beside them why, as the simulator knows it. */
export const RefusalNotice = (props: RefusalProps) =>
  props.refused.unanswered ? <NoAnswer {...props} /> : <TwoVoices {...props} />

const TwoVoices = ({ say, title, refused, isBeside }: RefusalProps) => (
  <Notice kind="error" title={title}>
    {refused.retryAfter !== undefined && <p>{say('waitSeconds', { seconds: refused.retryAfter })}</p>}
    {isBeside && <p>{say('faultsBeside')}</p>}
    <dl class="two-voices">
      <div>
        <dt>{say('ksefSays')}</dt>
        <dd lang="pl">
          {isBeside ? (
            <details>
              <summary>
                <Words {...refused} />
              </summary>
              <Details {...refused} />
            </details>
          ) : (
            <>
              <p>
                <Words {...refused} />
              </p>
              <Details {...refused} />
            </>
          )}
        </dd>
      </div>
      {refused.explanation && saysMore(refused) && (
        <div>
          <dt>{say('simulatorSays')}</dt>
          <dd>{toldIn(refused.explanation, say.language)}</dd>
        </div>
      )}
    </dl>
  </Notice>
)
