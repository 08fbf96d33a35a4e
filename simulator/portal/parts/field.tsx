import type { Child } from 'hono/jsx'
import { toldText } from './told-text.tsx'
import { whole } from './whole.tsx'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: Child
  readonly errors?: readonly string[]
  readonly class?: string
  readonly children: Child
}

export const errorsId = (id: string): string => `${id}-errors`
export const hintId = (id: string): string => `${id}-hint`

/** Which of hint and errors an input points at. */
export const describedBy = (id: string, hint: unknown, errors: readonly string[]): string | undefined =>
  [hint ? hintId(id) : '', errors.length > 0 ? errorsId(id) : ''].filter(Boolean).join(' ') || undefined

/** What is wrong with a field, next to it. */
export const FieldErrors = ({ id, errors }: { id: string; errors: readonly string[] }) =>
  errors.length === 0 ? null : (
    <div class="field-errors" id={errorsId(id)}>
      {errors.map(error => (
        <p>{error.includes('«') ? toldText(error) : whole(error)}</p>
      ))}
    </div>
  )

/** A label, a hint, what is wrong, and the input itself. */
export const Field = ({ id, label, hint, errors = [], class: className = '', children }: FieldProps) => (
  <div class={`field ${className}`} data-invalid={errors.length > 0 ? '' : undefined}>
    <label for={id}>{label}</label>
    {hint && (
      <p class="hint" id={hintId(id)}>
        {typeof hint === 'string' ? whole(hint) : hint}
      </p>
    )}
    <FieldErrors id={id} errors={errors} />
    {children}
  </div>
)

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly name: string
  readonly value: string
  readonly numeric?: boolean
  readonly type?: 'text' | 'date' | 'number'
  readonly autofocus?: boolean
  readonly beside?: Child
}

/** One line of text. The first wrong field has the focus when the page comes back. */
export const TextField = ({ name, value, numeric, type = 'text', autofocus, beside, ...field }: TextFieldProps) => {
  const { id, hint, errors = [] } = field
  return (
    <Field {...field}>
      <div class="beside">
        <input
          id={id}
          name={name}
          value={value}
          type={type}
          step={type === 'number' ? 'any' : undefined}
          inputmode={numeric ? 'numeric' : undefined}
          class={numeric ? 'number' : undefined}
          aria-describedby={describedBy(id, hint, errors)}
          aria-invalid={errors.length > 0 ? 'true' : undefined}
          autofocus={autofocus}
        />
        {beside}
      </div>
    </Field>
  )
}

interface TextAreaProps extends Omit<FieldProps, 'children'> {
  readonly name: string
  readonly value: string
  readonly rows: number
}

/** Many lines of text. */
export const TextArea = ({ name, value, rows, ...field }: TextAreaProps) => {
  const { id, hint, errors = [] } = field
  return (
    <Field {...field}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        spellcheck={false}
        aria-describedby={describedBy(id, hint, errors)}
        aria-invalid={errors.length > 0 ? 'true' : undefined}
      >
        {/* A line end at the very beginning would be lost. */}
        {`\n${value}`}
      </textarea>
    </Field>
  )
}
