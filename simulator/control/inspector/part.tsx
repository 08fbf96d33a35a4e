import type { Child } from 'hono/jsx'
import { CallForm, type CallFormProps, type Refused } from './call-form.tsx'
import { Notice } from './frame.tsx'
import type { Look, TextKey } from './look.ts'

/** What each part of the page is given. */
export interface PartProps {
  readonly look: Look
  readonly refused?: Refused | undefined
}

/** What is about one area of calls. */
export const Part = ({
  look,
  refused,
  area,
  title,
  children,
}: PartProps & { area: string; title: TextKey; children: Child }) => {
  const done = look.url.searchParams.get('done')
  return (
    <section class="part" id={area} tabindex={-1} aria-labelledby={`${area}-title`}>
      <h2 id={`${area}-title`}>{look.say(title)}</h2>
      {refused?.call.startsWith(`${area}.`) && (
        <Notice kind="error">
          <p>{look.say('notDone')}</p>
          <p class="unread">{refused.error}</p>
        </Notice>
      )}
      {refused === undefined && done?.startsWith(`${area}.`) && <Notice kind="done">{look.say('done')}</Notice>}
      {children}
    </section>
  )
}

/** Forms of the part. */
export const formsOf = ({ look, refused }: PartProps) => {
  return (props: Omit<CallFormProps, 'look' | 'label'> & { readonly label: TextKey | { readonly text: string } }) => {
    const { label, ...others } = props
    const text = typeof label === 'string' ? look.say(label) : label.text
    return <CallForm {...{ look, refused, label: text, ...others }} />
  }
}
