import { showInstant } from '../../../contracts/control/formats.ts'
import * as calls from '../../../contracts/control/keys.ts'
import { membersOf } from '../../../contracts/control/read-text.ts'
import { formsOf, Part, type PartProps } from './part.tsx'
import { momentOf } from './row.tsx'

const rotateFields = membersOf(calls.rotate.body).map(([name]) => name)

/** The keys that callers encrypt with, and a form that lets new ones become current. */
export const Keys = (props: PartProps) => {
  const { say, steering } = props.look
  return (
    <Part {...props} area="keys" title="keys">
      <p class="muted">{say('keysLead')}</p>
      <ul class="rows">
        {steering.keys.all(steering.services.runtime.now()).map(({ publicKeyId, usage, until }) => (
          <li class="row">
            <code>{publicKeyId}</code>
            <span class="facts">
              {usage.join(', ')}
              {until !== undefined && [` · ${say('validUntil')} `, momentOf(showInstant(until))]}
            </span>
          </li>
        ))}
      </ul>
      {formsOf(props)({ call: 'keys.rotate', label: 'rotate', fields: rotateFields, values: { oldValidFor: '1h' } })}
    </Part>
  )
}
