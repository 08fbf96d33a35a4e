import { complainsOf, type Refused } from '../refusal.ts'
import type { Say, TextKey } from '../texts.ts'
import { describedBy, FieldErrors, hintId, Legend, SelectField, TextField } from './field.tsx'
import type { Choice } from './list/query.ts'

/** One field of a form whose words KSeF judges. */
export interface FormField {
  /** In the form, and its id on the page. */
  readonly name: string
  readonly label: TextKey
  /** KSeF refuses what comes without it. */
  readonly required?: boolean
  readonly hint?: TextKey
  /** For the blanks of the hint. */
  readonly values?: Readonly<Record<string, string | number>>
  readonly kind?: 'text' | 'digits' | 'date' | 'select' | 'checks' | 'radios'
  readonly choices?: readonly Choice[]
  /** What stands there at first. */
  readonly standard?: string
  /** How KSeF calls it when it complains of it, and then what is wrong with it. */
  readonly members?: readonly string[]
  readonly wrong?: TextKey
  /** It is shown for some choices only. */
  readonly class?: string
}

interface FormFieldsProps {
  readonly say: Say
  readonly fields: readonly FormField[]
  /** What was typed; undefined on the first look. */
  readonly typed?: URLSearchParams
  readonly refused?: Refused
  /** Where the page says more than the form does, it is read from the top; default: true. */
  readonly focusFirst?: boolean
}

const faultsOf = (say: Say, { members = [], wrong }: FormField, refused?: Refused): readonly string[] =>
  wrong !== undefined && members.some(member => complainsOf(refused, member)) ? [say(wrong)] : []

/** The API's own word stands beside ours where both are known. */
const ChoiceLabel = ({ say, choice: { value, label } }: { say: Say; choice: Choice }) => (
  <span>
    {label === undefined ? value : say(label)} {label !== undefined && <code>({value})</code>}
  </span>
)

interface OneProps {
  readonly say: Say
  readonly field: FormField
  readonly hint?: string
  readonly errors: readonly string[]
  readonly given: readonly string[]
  readonly autofocus: boolean
}

const Choices = ({ say, field, hint, errors, given, autofocus }: OneProps) => (
  <fieldset
    class={field.class}
    aria-describedby={describedBy(field.name, hint, errors)}
    data-invalid={errors.length > 0 ? '' : undefined}
  >
    <Legend say={say} required={field.required}>
      {say(field.label)}
    </Legend>
    {hint && (
      <p class="hint" id={hintId(field.name)}>
        {hint}
      </p>
    )}
    <FieldErrors id={field.name} errors={errors} />
    <div class="choices">
      {field.choices?.map((choice, index) => (
        <label class="choice">
          <input
            type={field.kind === 'radios' ? 'radio' : 'checkbox'}
            name={field.name}
            value={choice.value}
            checked={given.includes(choice.value)}
            autofocus={autofocus && index === 0}
          />
          <ChoiceLabel say={say} choice={choice} />
        </label>
      ))}
    </div>
  </fieldset>
)

const One = (props: OneProps) => {
  const { say, field, hint, errors, given, autofocus } = props
  const { name, label, kind = 'text', choices = [] } = field
  if (kind === 'checks' || kind === 'radios') return <Choices {...props} />
  if (kind === 'select')
    return (
      <SelectField
        id={name}
        name={name}
        label={say(label)}
        required={field.required}
        hint={hint}
        errors={errors}
        class={field.class}
        value={given[0] ?? ''}
        choices={choices.map(({ value, label: words }) => ({ value, label: words === undefined ? value : say(words) }))}
        autofocus={autofocus}
      />
    )
  return (
    <TextField
      id={name}
      name={name}
      label={say(label)}
      required={field.required}
      hint={hint}
      errors={errors}
      value={given[0] ?? ''}
      numeric={kind === 'digits'}
      type={kind === 'date' ? 'date' : 'text'}
      class={field.class}
      autofocus={autofocus}
    />
  )
}

/** Fields one below the other, each with what KSeF complains of in it. The first wrong one has the focus, else the first. */
export const FormFields = ({ say, fields, typed, refused, focusFirst = true }: FormFieldsProps) => {
  const faults = fields.map(field => faultsOf(say, field, refused))
  const wrong = faults.findIndex(errors => errors.length > 0)
  const focused = wrong < 0 && focusFirst ? 0 : wrong
  return (
    <>
      {fields.map((field, index) => (
        <One
          say={say}
          field={field}
          hint={field.hint && say(field.hint, field.values)}
          errors={faults[index]!}
          given={typed === undefined ? [field.standard ?? ''] : typed.getAll(field.name)}
          autofocus={index === focused}
        />
      ))}
    </>
  )
}
