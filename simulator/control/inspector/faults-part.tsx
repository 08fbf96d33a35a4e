import * as calls from '../../../contracts/control/faults.ts'
import { membersOf } from '../../../contracts/control/read-text.ts'
import { Members } from './members.tsx'
import { formsOf, Part, type PartProps } from './part.tsx'

const seldom = new Set([
  'nth',
  'chance',
  'lasts',
  'retryAfter',
  'settlesAfter',
  'page',
  'deadLink',
  'cut',
  'done',
  'trickle',
])
const faultFields = membersOf(calls.add.body).map(([name]) => name)

export const Faults = (props: PartProps) => {
  const { say, steering } = props.look
  const form = formsOf(props)
  const all = steering.faults.all()
  return (
    <Part {...props} area="faults" title="faults">
      {all.length === 0 && <p class="muted">{say('noFaults')}</p>}
      <ul class="rows">
        {all.map(({ id, fault, met, struck }) => (
          <li class="row standing">
            <Members of={{ ...fault }} />
            <span class="facts">
              {say('struck')} {struck} / {met}
            </span>
            {form({
              call: 'faults.remove',
              label: 'remove',
              fixed: { id },
              quiet: true,
              spoken: `${say('remove')} ${id}`,
            })}
          </li>
        ))}
      </ul>
      {all.length > 0 && form({ call: 'faults.clear', label: 'clearAll', quiet: true })}
      <h3>{say('newFault')}</h3>
      {form({
        call: 'faults.add',
        label: 'add',
        fields: faultFields.filter(name => !seldom.has(name)),
        more: faultFields.filter(name => seldom.has(name)),
      })}
    </Part>
  )
}
