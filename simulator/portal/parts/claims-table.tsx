import { maskText } from '../../http/masking.ts'
import type { Claims } from '../claims.ts'
import type { Say, TextKey } from '../texts.ts'

/** A map: a JWT that somebody else made may have a claim of any name. */
const meanings: ReadonlyMap<string, TextKey> = new Map([
  ['typ', 'claimTyp'],
  ['arn', 'claimArn'],
  ['cit', 'claimCit'],
  ['civ', 'claimCiv'],
  ['aum', 'claimAum'],
  ['sud', 'claimSud'],
  ['per', 'claimPer'],
  ['rol', 'claimRol'],
  ['exp', 'claimExp'],
  ['iat', 'claimIat'],
  ['iss', 'claimIss'],
  ['aud', 'claimAud'],
])

/** Seconds since the epoch, up to where dates end. */
const isInstant = (name: string, value: unknown): value is number =>
  ['exp', 'iat', 'nbf'].includes(name) && typeof value === 'number' && Math.abs(value) <= 8.64e12

const shownValue = (name: string, value: unknown): string => {
  if (isInstant(name, value)) return `${value} = ${new Date(value * 1000).toISOString()}`
  return maskText(typeof value === 'string' ? value : JSON.stringify(value))
}

/** A JWT decoded. Claims that hold JSON as text are shown so: that is how KSeF sends them. */
export const ClaimsTable = ({ say, claims, origin }: { say: Say; claims: Claims; origin: string }) => (
  <details class="claims">
    <summary>
      {say('claims')} ({origin})
    </summary>
    <table>
      <tbody>
        {Object.entries(claims).map(([name, value]) => {
          const meaning = meanings.get(name)
          return (
            <tr>
              <th scope="row">
                <code>{name}</code>
                {meaning && <small>{say(meaning)}</small>}
              </th>
              <td>
                <code>{shownValue(name, value)}</code>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </details>
)
