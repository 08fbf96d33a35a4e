import { SubjectIdentifierType } from '../../../contracts/ksef/identifiers.ts'
import { TokenStatus } from '../../../contracts/ksef/statuses.ts'
import { complainsOf, type Refused } from '../refusal.ts'
import type { Say } from '../texts.ts'
import { isFiltered, pageSizes, type TokenQuery } from '../token-query.ts'
import { Field, TextField } from './field.tsx'
import { statusLabel } from './token-facts.tsx'

interface Choice {
  readonly value: string
  readonly label: string
}

interface SelectProps {
  readonly id: string
  readonly label: string
  readonly chosen?: string
  readonly choices: readonly Choice[]
}

const Select = ({ id, label, chosen = '', choices }: SelectProps) => (
  <Field id={id} label={label}>
    <select id={id} name={id}>
      {choices.map(({ value, label: text }) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </Field>
)

interface TokenFilterProps {
  readonly say: Say
  readonly query: TokenQuery
  readonly refused?: Refused
}

/** Characters of a part that KSeF looks for. */
const SHORTEST_PART = 3

/** What to see of the list: KSeF's own filters. It changes nothing, so it is a GET. */
export const TokenFilter = ({ say, query, refused }: TokenFilterProps) => {
  const any = { value: '', label: say('filterAny') }
  const about = (member: string, text = '') =>
    complainsOf(refused, member) ? [say(text.length < SHORTEST_PART ? 'filterTooShort' : 'filterTooLong')] : []
  return (
    <details class="filter" id="filter" open={isFiltered(query) || refused !== undefined}>
      <summary>{say('filterTitle')}</summary>
      <form method="get" action="/web/tokens" autocomplete="off">
        <TextField
          id="filter-name"
          name="name"
          label={say('columnName')}
          hint={say('filterPart')}
          errors={about('description', query.name)}
          value={query.name ?? ''}
        />
        <TextField
          id="filter-author"
          name="author"
          label={say('columnAuthor')}
          hint={say('filterPart')}
          errors={about('authorIdentifier', query.author)}
          value={query.author ?? ''}
        />
        <Select
          id="author-type"
          label={`${say('columnAuthor')}: ${say('identifierType')}`}
          chosen={query.authorType}
          choices={[any, ...SubjectIdentifierType.options.map(type => ({ value: type, label: type }))]}
        />
        <Select
          id="status"
          label={say('columnStatus')}
          chosen={query.status}
          choices={[any, ...TokenStatus.options.map(one => ({ value: one, label: say(statusLabel(one)) }))]}
        />
        <Select
          id="size"
          label={say('perPage')}
          chosen={String(query.size)}
          choices={pageSizes.map(size => ({ value: String(size), label: String(size) }))}
        />
        <div class="actions">
          <button type="submit" class="quiet">
            {say('filter')}
          </button>
          {isFiltered(query) && <a href="/web/tokens">{say('filterClear')}</a>}
        </div>
      </form>
    </details>
  )
}
