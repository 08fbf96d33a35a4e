import { showInstant } from '../../../contracts/control/formats.ts'
import * as calls from '../../../contracts/control/outages.ts'
import { membersOf } from '../../../contracts/control/read-text.ts'
import { formsOf, Part, type PartProps } from './part.tsx'
import { momentOf } from './row.tsx'

const outageFields = membersOf(calls.add.body).map(([name]) => name)

export const Outages = (props: PartProps) => {
  const { say, steering } = props.look
  const form = formsOf(props)
  const all = steering.outages.current
  const now = steering.services.runtime.now()
  return (
    <Part {...props} area="outages" title="outages">
      <p>
        <a href="/latarnia/status">Latarnia</a>
      </p>
      {all.length === 0 && <p class="muted">{say('noOutages')}</p>}
      <ul class="rows">
        {all.map(({ eventId, category, api, from, to }) => (
          <li class="row standing">
            <code>
              {eventId} {category} {api}
            </code>
            <span class="facts">
              {momentOf(showInstant(from))} – {to !== undefined ? momentOf(showInstant(to)) : say('openEnd')}
            </span>
            {from < now &&
              (to === undefined || to > now) &&
              form({
                call: 'outages.end',
                label: 'end',
                fixed: { eventId: String(eventId) },
                quiet: true,
                spoken: `${say('end')} ${eventId}`,
              })}
          </li>
        ))}
      </ul>
      {all.length > 0 && form({ call: 'outages.forget', label: 'clearAll', quiet: true })}
      <h3>{say('newOutage')}</h3>
      {form({ call: 'outages.add', label: 'add', fields: outageFields, values: { kind: 'FAILURE' } })}
    </Part>
  )
}
