import { complainsOf, type Refused } from '../../refusal.ts'
import { pathWith } from '../../reply.tsx'
import type { Say } from '../../texts.ts'
import { Field, TextField } from '../field.tsx'
import { LongText } from '../long-text.tsx'
import { isOfFilter } from './of-filter.ts'
import { type Choice, type FilterField, isFiltered, type ListQuery, type Shape, writeListQuery } from './query.ts'

const labelOf = (say: Say, { value, label }: Choice): string => (label === undefined ? value : say(label))

interface SelectProps {
  readonly say: Say
  readonly id: string
  readonly name: string
  readonly label: string
  readonly chosen?: string
  readonly choices: readonly Choice[]
}

const Select = ({ say, id, name, label, chosen = '', choices }: SelectProps) => (
  <Field id={id} label={label}>
    <select id={id} name={name}>
      {choices.map(choice => (
        <option value={choice.value} selected={choice.value === chosen}>
          {labelOf(say, choice)}
        </option>
      ))}
    </select>
  </Field>
)

interface FilterProps {
  readonly say: Say
  readonly shape: Shape
  readonly query: ListQuery
  readonly refused?: Refused
}

const any: Choice = { value: '', label: 'filterAny' }

const Input = ({ say, field, value, refused }: { say: Say; field: FilterField; value?: string; refused?: Refused }) => {
  const { name, label, hint, type, choices, standard, member, wrong } = field
  const id = `filter-${name}`
  if (choices !== undefined)
    return (
      <Select
        say={say}
        id={id}
        name={name}
        label={say(label)}
        chosen={value ?? standard}
        choices={standard === undefined ? [any, ...choices] : choices}
      />
    )
  const complaint = member !== undefined && complainsOf(refused, member) ? wrong?.(value ?? '') : undefined
  return (
    <TextField
      id={id}
      name={name}
      label={say(label)}
      hint={hint && say(hint)}
      errors={complaint && [say(complaint)]}
      value={value ?? ''}
      type={type}
    />
  )
}

/** What stands in a field, as the form shows it. */
const shownValue = (say: Say, { choices }: FilterField, value: string): string => {
  const choice = choices?.find(one => one.value === value)
  return choice === undefined ? value : labelOf(say, choice)
}

/** Which filters narrow the list now, seen while the form is folded. */
const InForce = ({ say, shape, query }: Pick<FilterProps, 'say' | 'shape' | 'query'>) => {
  const { filter } = shape
  return (
    <>
      <p>
        <strong>{say('filtersInForce')}:</strong>
      </p>
      <ul>
        {filter.map(field => {
          const value = query.values[field.name]
          return (
            value !== undefined && (
              <li>
                {say(field.label)}: <LongText text={shownValue(say, field, value)} />
              </li>
            )
          )
        })}
      </ul>
    </>
  )
}

/** What to see of a list: the API's own filters. It changes nothing, so it is a GET. */
export const Filter = ({ say, shape, query, refused }: FilterProps) => {
  const { path, views, filter, sizes } = shape
  const filtered = isFiltered(query)
  const isRefused = refused !== undefined && isOfFilter(shape, query, refused)
  return (
    <section class="filter" aria-label={say('filters')}>
      <details id="filter" open={isRefused}>
        <summary>
          <span class="if-closed">{say('filterShow')}</span>
          <span class="if-open">{say('filterHide')}</span>
        </summary>
        <form method="get" action={path} autocomplete="off">
          {Object.entries(query.kept).map(
            ([name, value]) => value && <input type="hidden" name={name} value={value} />,
          )}
          {views && <input type="hidden" name={views.name} value={query.view} />}
          {filter.map(field => (
            <Input say={say} field={field} value={query.values[field.name]} refused={refused} />
          ))}
          <Select
            say={say}
            id="size"
            name="size"
            label={say('perPage')}
            chosen={String(query.size)}
            choices={sizes.map(size => ({ value: String(size) }))}
          />
          <div class="actions">
            <button type="submit" class="quiet">
              {say('filter')}
            </button>
          </div>
        </form>
      </details>
      {filtered && (
        <div class="in-force">
          {!isRefused && <InForce say={say} shape={shape} query={query} />}
          <a href={pathWith(path, writeListQuery(shape, { ...query, values: {}, after: undefined }))}>
            {say('filterClear')}
          </a>
        </div>
      )}
    </section>
  )
}
