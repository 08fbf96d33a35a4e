import { type RecordArea, recordAreas, records as recordsCall } from '../../../contracts/control/state.ts'
import { NotDone } from '../not-done.ts'
import { records } from '../records.ts'
import { isRecordArea } from '../shown-records.ts'
import { TextField } from './field.tsx'
import { frame, Notice, paths } from './frame.tsx'
import type { Look } from './look.ts'
import { Members } from './members.tsx'
import { kindOf, momentOf } from './row.tsx'

type Item = Awaited<ReturnType<typeof records>>['items'][number]

const Areas = ({ look, area, context }: { look: Look; area: RecordArea; context: string | undefined }) => (
  <nav class="areas" aria-label={look.say('state')}>
    <ul>
      {recordAreas.map(one => (
        <li>
          <a href={look.to(paths.state, { area: one, context })} aria-current={one === area ? 'true' : undefined}>
            {look.say(one)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Members have the names that the call gives them: who writes a test looks for those. */
const Record = ({ look, item }: { look: Look; item: Item }) => {
  const { id, at, context, status, qr, ...others } = item
  const found = look.to(paths.exchanges, { reference: id, inWorld: look.steering.name })
  return (
    <li class="row record" data-kind={kindOf(status)}>
      <span class="badge">{status}</span>
      <a class="call" href={found}>
        <code>{id}</code>
      </a>
      <span class="facts">
        {context && <span>{context}</span>}
        <time datetime={at}>{momentOf(at)}</time>
        {typeof qr === 'string' && <a href={qr}>{look.say('qrPage')}</a>}
      </span>
      <Members of={others} />
    </li>
  )
}

const Filter = ({ look, area, context }: { look: Look; area: RecordArea; context: string | undefined }) => {
  const lang = look.url.searchParams.get('lang')
  return (
    <search>
      <form class="filter" method="get" action={paths.state}>
        {lang && <input type="hidden" name="lang" value={lang} />}
        <input type="hidden" name="area" value={area} />
        <TextField {...{ id: 'context', name: 'context', label: look.say('context'), value: context }} />
        <div class="actions">
          <button type="submit">{look.say('search')}</button>
          {context && <a href={look.to(paths.state, { area })}>{look.say('clearFilter')}</a>}
        </div>
      </form>
    </search>
  )
}

/** What a call of the address asks; undefined where nobody can ask it. */
const asked = (area: RecordArea, { url: { searchParams } }: Look) => {
  const given = ['context', 'after'].flatMap(name => {
    const text = searchParams.get(name)?.trim()
    return text ? [[name, text]] : []
  })
  const query = recordsCall.query.safeParse(Object.fromEntries(given))
  return query.success ? { params: { area }, query: query.data, body: undefined, lines: undefined } : undefined
}

const List = async ({ look, area }: { look: Look; area: RecordArea }) => {
  const { say, steering, to } = look
  const input = asked(area, look)
  const found = input && (await records(input, steering).catch(refusal))
  if (found === undefined)
    return (
      <Notice kind="error">
        <p>{say('filterUnread')}</p>
      </Notice>
    )
  const { context } = input!.query
  return (
    <>
      {found.items.length === 0 && <p>{say(found.next ? 'noneSoFar' : 'noRecords')}</p>}
      <ul class="rows">
        {found.items.map(item => (
          <Record look={look} item={item} />
        ))}
      </ul>
      <p class="actions">
        {found.next && <a href={to(paths.state, { area, context, after: found.next })}>{say('older')}</a>}
        <a href={`/control/state/${area}${context ? `?context=${encodeURIComponent(context)}` : ''}`}>
          {say('asJson')}
        </a>
      </p>
    </>
  )
}

const refusal = (thrown: unknown): undefined => {
  if (!(thrown instanceof NotDone)) throw thrown
}

/** What KSeF keeps in this world, an area at a time. */
export const statePage = (look: Look) => {
  const { say, url } = look
  const named = url.searchParams.get('area') ?? ''
  const area = isRecordArea(named) ? named : recordAreas[0]
  const context = url.searchParams.get('context')?.trim() || undefined
  return frame({
    look,
    tab: 'state',
    title: say('state'),
    children: (
      <>
        <p class="lead">{say('stateLead')}</p>
        <Areas look={look} area={area} context={context} />
        <Filter look={look} area={area} context={context} />
        <h2>{say(area)}</h2>
        <List look={look} area={area} />
      </>
    ),
  })
}
