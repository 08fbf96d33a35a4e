import type { Child } from 'hono/jsx'
import type { Say } from '../texts.ts'
import { toldText } from './told-text.tsx'
import { whole } from './whole.tsx'

interface FieldProps {
  readonly id: string
  readonly label: Child
  /** KSeF takes nothing without it, which the label and a program that reads the page aloud say. The server judges. */
  readonly required?: boolean
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

/** The style sheet puts the asterisk behind it. */
const mark = (required: boolean | undefined): '' | undefined => (required ? '' : undefined)

interface LegendProps {
  readonly say: Say
  readonly required?: boolean
  readonly children: Child
}

/** Of a group of choices. A group has no state that would say that it is required, so its name does. */
export const Legend = ({ say, required, children }: LegendProps) => (
  <legend data-required={mark(required)}>
    {children}
    {required && <span class="unseen"> ({say('requiredWord')})</span>}
  </legend>
)

/** What the asterisk means, once for a form. */
export const RequiredNote = ({ say }: { say: Say }) => <p class="hint required-note">{say('requiredNote')}</p>

/** The state of an input, as it is read aloud. */
export const stateOf = ({
  id,
  hint,
  errors = [],
  required,
}: Pick<FieldProps, 'id' | 'hint' | 'errors' | 'required'>) => ({
  'aria-describedby': describedBy(id, hint, errors),
  'aria-invalid': errors.length > 0 ? ('true' as const) : undefined,
  'aria-required': required ? ('true' as const) : undefined,
})

/** What is wrong with a field, next to it. */
export const FieldErrors = ({ id, errors }: { id: string; errors: readonly string[] }) =>
  errors.length === 0 ? null : (
    <div class="field-errors" id={errorsId(id)}>
      {errors.map(error => (
        <p>{toldText(error)}</p>
      ))}
    </div>
  )

/** A label, a hint, what is wrong, and the input itself. */
export const Field = ({ id, label, required, hint, errors = [], class: className = '', children }: FieldProps) => (
  <div class={`field ${className}`} data-invalid={errors.length > 0 ? '' : undefined}>
    <label for={id} data-required={mark(required)}>
      {label}
    </label>
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
  const { id } = field
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
          {...stateOf(field)}
          autofocus={autofocus}
        />
        {beside}
      </div>
    </Field>
  )
}

interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  readonly name: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly autofocus?: boolean
}

/** One of several. What is none of them leaves it empty. */
export const SelectField = ({ name, value, choices, autofocus, ...field }: SelectFieldProps) => (
  <Field {...field}>
    <select id={field.id} name={name} {...stateOf(field)} autofocus={autofocus}>
      {choices.some(choice => choice.value === value) || <option value="" selected />}
      {choices.map(choice => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  </Field>
)

interface TextAreaProps extends Omit<FieldProps, 'children'> {
  readonly name: string
  readonly value: string
  readonly rows: number
}

/** Many lines of text. */
export const TextArea = ({ name, value, rows, ...field }: TextAreaProps) => {
  const { id } = field
  return (
    <Field {...field}>
      <textarea id={id} name={name} rows={rows} spellcheck={false} {...stateOf(field)}>
        {/* A line end at the very beginning would be lost. */}
        {`\n${value}`}
      </textarea>
    </Field>
  )
}
