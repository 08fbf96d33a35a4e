import type { Child } from 'hono/jsx'

/** A label over what it labels. */
export const Field = ({ id, label, hint, children }: { id: string; label: string; hint?: string; children: Child }) => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {hint && (
      <small class="hint" id={`${id}-hint`}>
        {hint}
      </small>
    )}
  </div>
)

interface TextFieldProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly hint?: string
  readonly placeholder?: string | undefined
  readonly required?: boolean | undefined
  /** What is suggested. */
  readonly list?: readonly string[] | undefined
}

/** One line of text. */
export const TextField = ({ id, name, label, value, hint, placeholder, required, list }: TextFieldProps) => (
  <Field id={id} label={label} hint={hint}>
    <input
      {...{ id, name, value, placeholder, required }}
      type="text"
      autocomplete="off"
      spellcheck={false}
      list={list && `${id}-list`}
      aria-describedby={hint && `${id}-hint`}
    />
    {list && (
      <datalist id={`${id}-list`}>
        {list.map(one => (
          <option value={one}></option>
        ))}
      </datalist>
    )}
  </Field>
)

interface SelectFieldProps extends Omit<TextFieldProps, 'list' | 'placeholder'> {
  readonly options: readonly string[]
  /** What stands for nothing chosen. */
  readonly nothing?: string
}

export const SelectField = ({ id, name, label, value = '', hint, required, options, nothing }: SelectFieldProps) => (
  <Field id={id} label={label} hint={hint}>
    <select {...{ id, name, required }} aria-describedby={hint && `${id}-hint`}>
      {nothing !== undefined && (
        <option value="" selected={value === ''}>
          {nothing}
        </option>
      )}
      {options.map(one => (
        <option value={one} selected={value === one}>
          {one}
        </option>
      ))}
    </select>
  </Field>
)

/** Says `true`, or nothing. */
export const CheckField = ({ id, name, label, value }: Pick<TextFieldProps, 'id' | 'name' | 'label' | 'value'>) => (
  <div class="field check">
    <input {...{ id, name }} type="checkbox" value="true" checked={value === 'true'} />
    <label for={id}>{label}</label>
  </div>
)
