import * as delaysCalls from '../../../contracts/control/delays.ts'
import { showInstant } from '../../../contracts/control/formats.ts'
import { membersOf } from '../../../contracts/control/read-text.ts'
import type { Refused } from './call-form.tsx'
import { Faults } from './faults-part.tsx'
import { frame } from './frame.tsx'
import { Keys } from './keys-part.tsx'
import type { Look } from './look.ts'
import { Outages } from './outages-part.tsx'
import { formsOf, Part, type PartProps } from './part.tsx'
import { momentOf } from './row.tsx'
import { Worlds } from './worlds-part.tsx'

const leaps = ['1m', '1h', '12h', '1d', '30d'] as const

const Clock = (props: PartProps) => {
  const { say, steering } = props.look
  const { runtime } = steering.services
  const form = formsOf(props)
  return (
    <Part {...props} area="clock" title="clock">
      <p>
        <time class="clock">{momentOf(showInstant(runtime.now()))}</time> UTC, {say(runtime.runs() ? 'runs' : 'stands')}
      </p>
      <div class="buttons">
        {leaps.map(by => form({ call: 'clock.advance', label: { text: `+${by}` }, fixed: { by }, quiet: true }))}
        {form(
          runtime.runs()
            ? { call: 'clock.stand', label: 'stand', quiet: true }
            : { call: 'clock.run', label: 'run', quiet: true },
        )}
      </div>
      {form({ call: 'clock.advance', label: 'advance', fields: ['by'] })}
      {form({ call: 'clock.set', label: 'set', fields: ['to'] })}
    </Part>
  )
}

const delayNames = membersOf(delaysCalls.set.body).map(([name]) => name)

const Delays = (props: PartProps) => (
  <Part {...props} area="delays" title="delays">
    <p class="muted">{props.look.say('delaysLead')}</p>
    {formsOf(props)({
      call: 'delays.set',
      label: 'set',
      fields: delayNames,
      values: { ...props.look.steering.services.runtime.delays },
    })}
  </Part>
)

const Limits = (props: PartProps) => {
  const { say, steering } = props.look
  const counted = steering.settings.now().rateLimited
  const form = formsOf(props)
  return (
    <Part {...props} area="rateLimits" title="rateLimits">
      <p>{say(counted ? 'limitsHold' : 'limitsOff')}</p>
      <div class="buttons">
        {form({
          call: 'rateLimits.set',
          label: counted ? 'turnOff' : 'turnOn',
          fixed: { counted: String(!counted) },
          quiet: true,
        })}
        {form({ call: 'rateLimits.forget', label: 'forgetCounted', quiet: true })}
      </div>
    </Part>
  )
}

const Journal = (props: PartProps) => {
  const { say, steering } = props.look
  const kept = steering.settings.now().journal
  const form = formsOf(props)
  return (
    <Part {...props} area="journal" title="journal">
      <p>{say(kept ? 'journalKept' : 'journalOff')}</p>
      <div class="buttons">
        {form({ call: 'journal.set', label: kept ? 'turnOff' : 'turnOn', fixed: { kept: String(!kept) }, quiet: true })}
        {form({ call: 'journal.clear', label: 'clearAll', quiet: true })}
      </div>
    </Part>
  )
}

const Strictness = (props: PartProps) => {
  const { say, steering } = props.look
  const as = steering.settings.now().strictness
  return (
    <Part {...props} area="strictness" title="strictness">
      <p class="muted">{say('strictnessLead')}</p>
      {formsOf(props)({ call: 'strictness.set', label: 'set', fields: ['as'], values: { as } })}
    </Part>
  )
}

const Acube = (props: PartProps) => (
  <Part {...props} area="acube" title="acube">
    <div class="buttons">
      {formsOf(props)({ call: 'acube.work', label: 'workDue', quiet: true })}
      {formsOf(props)({ call: 'acube.work', label: 'workNow', fixed: { queue: 'now' }, quiet: true })}
    </div>
  </Part>
)

const parts = [Clock, Delays, Limits, Faults, Outages, Keys, Strictness, Journal, Worlds, Acube] as const

/** Everything that steers this world. @param refused a form that was not done */
export const steeringPage = (look: Look, refused?: Refused) =>
  frame({
    look,
    tab: 'steering',
    title: look.say('steering'),
    failed: refused !== undefined,
    children: (
      <>
        <p class="lead">{look.say('steeringLead')}</p>
        <div class="parts">
          {parts.map(One => (
            <One look={look} refused={refused} />
          ))}
        </div>
      </>
    ),
  })
