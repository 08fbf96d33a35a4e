import type { Say } from '../texts.ts'

interface LeaveProps {
  readonly say: Say
  /** On the button that asks. */
  readonly label: string
  /** Where one is who leaves. */
  readonly href: string
}

const id = 'leave'
const titleId = 'leave-title'

/**
 * Out of a form, with the question before. The question is a popover, which needs no script, so whoever stays finds what was typed
 * as it was.
 */
export const Leave = ({ say, label, href }: LeaveProps) => (
  <>
    <button type="button" class="quiet" popovertarget={id}>
      {label}
    </button>
    <dialog id={id} popover="auto" aria-labelledby={titleId}>
      <h2 id={titleId}>{say('leaveTitle')}</h2>
      <p>{say('leaveLine')}</p>
      <div class="actions">
        <button type="button" popovertarget={id} popovertargetaction="hide" autofocus>
          {say('leaveStay')}
        </button>
        <a class="button quiet" href={href}>
          {say('leaveGo')}
        </a>
      </div>
    </dialog>
  </>
)
