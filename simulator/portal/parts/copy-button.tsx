import type { Say } from '../texts.ts'

interface CopyButtonProps {
  readonly say: Say
  /** Id of the element whose text is copied. */
  readonly from: string
  readonly label: string
  readonly class?: string
  /** What is said when it is done. */
  readonly done?: string
}

/** Shown by the script; without it the text is selected by hand. */
export const CopyButton = ({ say, from, label, done = say('copied'), class: className = '' }: CopyButtonProps) => (
  <button type="button" hidden class={className} data-copy={from} data-done={done} data-failed={say('copyFailed')}>
    {label}
  </button>
)
