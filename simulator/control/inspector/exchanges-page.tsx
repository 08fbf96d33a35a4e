import { operationNames } from '../../../contracts/control/faults.ts'
import { JournalQuery } from '../../../contracts/control/journal.ts'
import { shownExchange } from '../shown-exchange.ts'
import { foundIn, type Wanted } from '../wanted.ts'
import { Field, TextField } from './field.tsx'
import { frame, Notice, paths } from './frame.tsx'
import type { Look } from './look.ts'
import { exchangePath } from './paths.ts'
import { Row } from './row.tsx'
import { unread } from './texts.ts'

/** So many stand on the page as it comes. */
const SHOWN = 100

const fields = ['text', 'operation', 'status', 'context', 'reference'] as const
type Given = Readonly<Partial<Record<(typeof fields)[number] | 'inWorld', string>>>

/** As the address has them; the empty ones of a form are none. */
const givenIn = ({ url: { searchParams } }: Look): Given =>
  Object.fromEntries(
    [...fields, 'inWorld'].flatMap(name => {
      const text = searchParams.get(name)?.trim()
      return text ? [[name, text]] : []
    }),
  )

/** Of a field of the filter. */
const labelOf =
  ({ say }: Look) =>
  (name: string): string => {
    const field = fields.find(one => one === name)
    return field === undefined ? name : say(field)
  }

/** All worlds, unless one was named. */
const wantedOf = (given: Given) => JournalQuery().safeParse({ inWorld: '*', ...given })

const Filter = ({ look, given }: { look: Look; given: Given }) => {
  const { say, steering } = look
  const { inWorld = '*' } = given
  const lang = look.url.searchParams.get('lang')
  return (
    <search>
      <form class="filter" method="get" action={paths.exchanges}>
        {lang && <input type="hidden" name="lang" value={lang} />}
        {fields.map(name => (
          <TextField
            {...{ id: name, name, label: say(name), value: given[name] ?? '' }}
            list={name === 'operation' ? operationNames : undefined}
            placeholder={name === 'status' ? '4xx' : undefined}
          />
        ))}
        <Field id="inWorld" label={say('world')}>
          <select id="inWorld" name="inWorld">
            <option value="*" selected={inWorld === '*'}>
              {say('allWorlds')}
            </option>
            {steering.keeper.all().map(({ name }) => (
              <option value={name} selected={inWorld === name}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <div class="actions">
          <button type="submit">{say('search')}</button>
          {Object.keys(given).length > 0 && <a href={look.to(paths.exchanges)}>{say('clearFilter')}</a>}
        </div>
      </form>
    </search>
  )
}

const Live = async ({ look, given }: { look: Look; given: Given }) => {
  const { say, steering } = look
  const query = new URLSearchParams({ inWorld: '*', ...given })
  const har = `/control/journal.har?${query}`
  const newest = await steering.feed.last()
  return (
    <div class="live" id="live" data-query={String(query)} data-from={steering.feed.mark(newest)}>
      <p
        id="live-state"
        role="status"
        {...{ 'data-on': say('liveOn'), 'data-off': say('liveOff'), 'data-lost': say('liveLost') }}
      >
        <noscript>{say('liveNeedsScripts')}</noscript>
      </p>
      <button type="button" class="quiet" id="pause" hidden data-pause={say('pause')} data-resume={say('resume')}>
        {say('pause')}
      </button>
      <a href={har} download="ksef-simulator.har">
        {say('asHar')}
      </a>
    </div>
  )
}

const List = async ({ look, wanted }: { look: Look; wanted: Wanted }) => {
  const { say, steering } = look
  const prefixes = new Map(steering.keeper.all().map(({ name, prefix }) => [name, prefix]))
  const found = (await foundIn(wanted, steering)).slice(-SHOWN).toReversed().map(shownExchange)
  const kept = steering.settings.now().journal
  return (
    <>
      <ol class="rows" id="rows" data-root={look.root} data-most="200">
        {found.map(shown => (
          <Row
            shown={shown}
            href={look.toWorld(prefixes.get(shown.world) ?? '', exchangePath(shown.id))}
            noAnswer={say('noAnswer')}
          />
        ))}
      </ol>
      <p id="none" hidden={found.length > 0}>
        {say(kept ? 'noExchanges' : 'journalOff')}
      </p>
      <template id="row">
        <Row noAnswer={say('noAnswer')} />
      </template>
    </>
  )
}

/** What is asked of all worlds, as it happens. */
export const exchangesPage = (look: Look) => {
  const given = givenIn(look)
  const wanted = wantedOf(given)
  const { say } = look
  const page = frame({
    look,
    tab: 'exchanges',
    title: say('inspector'),
    failed: !wanted.success,
    children: (
      <>
        <p class="lead">{say('exchangesLead')}</p>
        <Filter look={look} given={given} />
        {wanted.success ? (
          <>
            <Live look={look} given={given} />
            <List look={look} wanted={wanted.data} />
          </>
        ) : (
          <Notice kind="error">
            <p>{say('filterUnread')}</p>
            <p class="unread">{unread(wanted.error, look.tongue, labelOf(look))}</p>
          </Notice>
        )}
      </>
    ),
  })
  return { page, status: wanted.success ? 200 : 400 }
}
