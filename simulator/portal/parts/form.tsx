import type { Child } from 'hono/jsx'
import { csrfField } from '../csrf.ts'
import type { Visit } from '../visit.ts'
import { RequiredNote } from './field.tsx'

interface FormProps {
  readonly visit: Visit
  readonly action: string
  readonly class?: string
  /** Some of its fields are marked as required. */
  readonly marked?: boolean
  /** It may bring files. */
  readonly files?: boolean
  readonly children: Child
}

/** A form that changes something: every one carries the CSRF token. KSeF judges the fields, not the browser. */
export const Form = ({ visit, action, class: className, marked, files, children }: FormProps) => (
  <form
    method="post"
    action={action}
    class={className}
    enctype={files ? 'multipart/form-data' : undefined}
    novalidate
    autocomplete="off"
  >
    <input type="hidden" name={csrfField} value={visit.session.csrf} />
    {marked && <RequiredNote say={visit.say} />}
    {children}
  </form>
)
