import type * as z from 'zod'
import type { ControlCallShape } from '../../../contracts/control/call.ts'
import { allControlCalls } from '../../../contracts/control/calls.ts'
import { choicesOf, membersOf } from '../../../contracts/control/read-text.ts'
import { CheckField, SelectField, TextField } from './field.tsx'
import { paths } from './frame.tsx'
import type { Look } from './look.ts'
import { examples, fieldNames } from './texts.ts'

const declared = new Map<string, ControlCallShape>(
  allControlCalls.map(({ area, name, operation }) => [`${area}.${name}`, operation]),
)

/** A call by `area.name`, of those that a form may make: undefined for others. */
export const formCall = (name: string): ControlCallShape | undefined => {
  const call = declared.get(name)
  return call?.method === 'GET' || call?.takesLines ? undefined : call
}

/** Where a form for a call goes. */
export const formPath = (name: string): string => `/control/inspector/do/${name.replace('.', '/')}`

/** What was given to a call that was refused. */
export interface Refused {
  readonly call: string
  readonly error: string
  readonly status: number
  readonly given: URLSearchParams
}

export interface CallFormProps {
  readonly look: Look
  readonly call: string
  readonly label: string
  /** Members that are filled in, in their order; what each takes stands in the declaration. */
  readonly fields?: readonly string[]
  /** Members that are filled in more seldom. */
  readonly more?: readonly string[]
  /** Members as they stand. */
  readonly fixed?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, string | number>>
  readonly refused?: Refused | undefined
  readonly danger?: boolean
  readonly quiet?: boolean
  /** What a reader of the screen hears in place of the label. */
  readonly spoken?: string
}

const isMust = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success

/** A form that makes a declared call. */
export const CallForm = ({
  look,
  call,
  label,
  fields = [],
  more = [],
  fixed = {},
  refused,
  ...rest
}: CallFormProps) => {
  const shape = formCall(call)
  if (shape === undefined) throw new Error(`${call} is no call that a form makes.`)
  const { values = {}, danger, quiet, spoken } = rest
  const members = new Map(membersOf(shape.body))
  const given = refused?.call === call ? refused.given : undefined
  const field = (name: string) => {
    const schema = members.get(name)
    if (schema === undefined) throw new Error(`${call} takes no ${name}.`)
    const choices = choicesOf(schema)
    const common = {
      ...{ id: `${call}-${name}`.replaceAll('.', '-'), name, required: isMust(schema) },
      label: fieldNames[name]?.[look.tongue] ?? name,
      value: given?.get(name) ?? String(values[name] ?? ''),
    }
    const placeholder = examples[name]
    if (choices === undefined) return <TextField {...common} placeholder={placeholder} />
    // Left out where it is not so.
    if (choices.includes('true')) return <CheckField {...common} />
    return choices.length > 20 ? (
      <TextField {...common} placeholder={placeholder} list={choices} />
    ) : (
      <SelectField {...common} options={choices} nothing={common.required ? undefined : '–'} />
    )
  }
  const lang = look.url.searchParams.get('lang')
  return (
    <form class="call-form" method="post" action={look.to(formPath(call))} autocomplete="off">
      {lang && <input type="hidden" name="lang" value={lang} />}
      {Object.entries(fixed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {fields.length > 0 && <div class="fields">{fields.map(field)}</div>}
      {more.length > 0 && (
        <details open={more.some(name => given?.get(name))}>
          <summary>{look.say('more')}</summary>
          <div class="fields">{more.map(field)}</div>
        </details>
      )}
      <button type="submit" class={danger ? 'danger' : quiet ? 'quiet' : undefined} aria-label={spoken}>
        {label}
      </button>
    </form>
  )
}

/** Where somebody is led after a call. */
export const doneAt = (look: Look, call: string): string =>
  `${look.to(paths.steering, { done: call })}#${call.split('.')[0]}`
