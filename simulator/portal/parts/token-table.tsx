import type { Child } from 'hono/jsx'
import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import { pathWith } from '../reply.tsx'
import type { TextKey } from '../texts.ts'
import { type TokenQuery, writeTokenQuery } from '../token-query.ts'
import type { Visit } from '../visit.ts'
import { Author, roleLabels, Status, Time } from './token-facts.tsx'

const columns: readonly TextKey[] = [
  'columnSelect',
  'columnName',
  'columnRoles',
  'columnAuthor',
  'columnCreated',
  'columnLastUsed',
  'columnStatus',
  'referenceNumber',
]

/** On a narrow screen each row is a card: the label of a cell stands in it. */
const Cell = ({ visit, label, children }: { visit: Visit; label: TextKey; children: Child }) => (
  <td class={label}>
    <span class="cell-label" aria-hidden="true">
      {visit.say(label)}
    </span>
    <div>{children}</div>
  </td>
)

const isOver = ({ status }: Token): boolean => status === 'Revoked' || status === 'Revoking'

const Row = ({ visit, token }: { visit: Visit; token: Token }) => {
  const { say, language } = visit
  const { referenceNumber, description, requestedPermissions, authorIdentifier, dateCreated, lastUseDate } = token
  const id = `select-${referenceNumber}`
  return (
    <tr>
      <Cell visit={visit} label="columnSelect">
        <input
          type="radio"
          name="token"
          id={id}
          value={referenceNumber}
          disabled={isOver(token)}
          aria-label={say('selectToken', { name: description })}
        />
      </Cell>
      <th scope="row">
        <label for={id}>
          <bdi>{description}</bdi>
        </label>
      </th>
      <Cell visit={visit} label="columnRoles">
        <ul class="roles">
          {requestedPermissions.map(role => (
            <li title={role}>{say(roleLabels[role])}</li>
          ))}
        </ul>
      </Cell>
      <Cell visit={visit} label="columnAuthor">
        <Author identifier={authorIdentifier} />
      </Cell>
      <Cell visit={visit} label="columnCreated">
        <Time at={dateCreated} language={language} />
      </Cell>
      <Cell visit={visit} label="columnLastUsed">
        {lastUseDate ? <Time at={lastUseDate} language={language} /> : say('neverUsed')}
      </Cell>
      <Cell visit={visit} label="columnStatus">
        <Status say={say} status={token.status} id={`status-${referenceNumber}`} />
        {token.statusDetails?.map(detail => (
          <small>{detail}</small>
        ))}
      </Cell>
      <Cell visit={visit} label="referenceNumber">
        <span class="mono">{referenceNumber}</span>
      </Cell>
    </tr>
  )
}

interface TokenTableProps {
  readonly visit: Visit
  readonly tokens: readonly Token[]
  readonly query: TokenQuery
}

/** The list as a table; one is selected and taken to the question whether to revoke it. */
export const TokenTable = ({ visit, tokens, query }: TokenTableProps) => {
  const { say } = visit
  return (
    <form method="get" action="/web/tokens/revoke" class="token-form">
      <input type="hidden" name="list" value={pathWith('', writeTokenQuery(query)).slice(1)} />
      <table class="tokens">
        <caption class="unseen">{say('tokenList')}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th scope="col" class={column}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map(token => (
            <Row visit={visit} token={token} />
          ))}
        </tbody>
      </table>
      <p class="table-note">{say('timeZone')}</p>
      <div class="bar">
        <span>{say('revokeHint')}</span>
        <button type="submit" class="danger">
          {say('revoke')}
        </button>
      </div>
    </form>
  )
}
