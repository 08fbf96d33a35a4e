import { maskText } from '../../http/masking.ts'
import type { Claims } from '../claims.ts'
import type { Say, TextKey } from '../texts.ts'

const meanings: Readonly<Record<string, TextKey>> = {
  typ: 'claimTyp',
  arn: 'claimArn',
  cit: 'claimCit',
  civ: 'claimCiv',
  aum: 'claimAum',
  sud: 'claimSud',
  per: 'claimPer',
  rol: 'claimRol',
  exp: 'claimExp',
  iat: 'claimIat',
  iss: 'claimIss',
  aud: 'claimAud',
}

const isInstant = (name: string, value: unknown): value is number =>
  typeof value === 'number' && (name === 'exp' || name === 'iat' || name === 'nbf')

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
          const meaning = meanings[name]
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
