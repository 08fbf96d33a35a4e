import { showInstant } from '../../../contracts/control/formats.ts'
import { type Claims, claimsIn } from '../../portal/claims.ts'
import { ClaimsTable } from '../../portal/parts/claims-table.tsx'
import { CopyButton } from '../../portal/parts/copy-button.tsx'
import { prettyXml } from '../../portal/pretty-xml.ts'
import { sayIn } from '../../portal/texts.ts'
import type { Entry } from '../../world/journal.ts'
import { curlOf, entryOf, urlOutside } from '../journal.ts'
import { sentHeadersOf, type WholeExchange, wholeExchange } from '../shown-exchange.ts'
import { frame, paths } from './frame.tsx'
import type { Look } from './look.ts'
import { momentOf } from './row.tsx'

/** What is kept of a body; nothing where that is its length alone. */
const textOf = (body: unknown): string => {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : ''
}

/** For reading: JSON and XML with a line for each member. */
const readable = async (body: string | undefined): Promise<string> => {
  if (body === undefined) return ''
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' ? JSON.stringify(value, null, 2) : body
  } catch {
    return prettyXml(body)
  }
}

interface SideProps {
  readonly look: Look
  readonly title: string
  readonly first: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly claims: readonly Claims[]
  readonly origin: string
}

/** Request or response. */
const Side = ({ look: { say, tongue }, title, first, headers, body, claims, origin }: SideProps) => (
  <section class={body.startsWith('<') ? 'whole' : undefined}>
    <h2>{title}</h2>
    <pre tabindex={0} class="headers">
      {`${first}\n`}
      {Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)}
    </pre>
    {body === '' ? (
      <p class="muted">{say('noBody')}</p>
    ) : (
      <pre tabindex={0} class="body">
        {body}
      </pre>
    )}
    {claims.map(one => (
      <ClaimsTable say={sayIn(tongue)} claims={one} origin={origin} />
    ))}
  </section>
)

const Facts = ({ look, shown }: { look: Look; shown: WholeExchange }) => {
  const { say, to } = look
  const facts = [
    ['status', shown.status ?? say('noAnswer')],
    ['operation', shown.operation],
    ['context', shown.context],
    ['world', shown.world],
    ['at', momentOf(shown.at)],
    ['took', `${shown.ms} ms`],
    ['fault', shown.fault],
  ] as const
  return (
    <dl class="facts-list">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div>
              <dt>{say(name)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {shown.references.length > 0 && (
        <div class="references">
          <dt>{say('reference')}</dt>
          {shown.references.map(reference => (
            <dd>
              <a href={to(paths.exchanges, { reference, inWorld: shown.world })}>{reference}</a>
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}

/** What the simulator knows of a refusal, in the reader's language as long as it is kept. */
const whyOf = async ({ steering, tongue }: Look, shown: WholeExchange): Promise<string | undefined> => {
  if (shown.explanation === undefined) return shown.why
  const explained = await steering.services.explanations.get(shown.explanation)
  return explained?.text[tongue] ?? shown.why
}

const neighbours = async ({ steering }: Look, { serial }: Entry) => {
  const entries = await steering.journal.entries()
  const place = entries.findIndex(entry => entry.serial === serial)
  return [entries[place - 1], entries[place + 1]].map(entry => entry && `x${entry.serial}`)
}

/** One exchange whole. @throws NotDone when it is not kept */
export const exchangePage = async (look: Look, id: string) => {
  const { say, tongue, steering, to } = look
  const entry = await entryOf(id, steering)
  const shown = wholeExchange(entry)
  const why = await whyOf(look, shown)
  const [before, behind] = await neighbours(look, entry)
  const { sent, answered } = entry.note
  const [asked, got] = await Promise.all([readable(shown.request.body), readable(shown.response.body)])
  const sayOfPortal = sayIn(tongue)
  return frame({
    look,
    tab: 'exchanges',
    title: `${shown.method} ${shown.path.split('?')[0]}`,
    children: (
      <>
        <p class="actions">
          <a href={to(paths.exchanges)}>{say('backToList')}</a>
          {before && <a href={to(`./${before}`)}>{say('older')}</a>}
          {behind && <a href={to(`./${behind}`)}>{say('newer')}</a>}
          <a href={`/control/journal/${id}`}>{say('asJson')}</a>
          <a href={`/control/journal.har?only=${id}`} download={`${id}.har`}>
            {say('asHar')}
          </a>
        </p>
        <Facts look={look} shown={shown} />
        {why !== undefined && (
          <section class={(shown.status ?? 500) < 400 ? 'notice' : 'notice error'}>
            <h2>{say((shown.status ?? 500) < 400 ? 'remark' : 'why')}</h2>
            <p>{why}</p>
          </section>
        )}
        <div class="sides">
          <Side
            {...{ look, title: say('request'), headers: shown.request.headers, body: asked }}
            first={`${shown.method} ${urlOutside(entry, steering.services.prefix)}`}
            claims={claimsIn(`${sentHeadersOf(entry).get('authorization') ?? ''} ${textOf(sent)}`)}
            origin={sayOfPortal('claimsOfRequest')}
          />
          <Side
            {...{ look, title: say('response'), headers: shown.response.headers, body: got }}
            first={String(shown.status ?? say('noAnswer'))}
            claims={claimsIn(textOf(answered?.body))}
            origin={sayOfPortal('claimsOfResponse')}
          />
        </div>
        <section>
          <h2>{sayOfPortal('asCurl')}</h2>
          <pre tabindex={0} id="curl">
            {curlOf(entry, steering.services.prefix, tongue)}
          </pre>
          <CopyButton say={sayOfPortal} from="curl" label={sayOfPortal('copyCurl')} />
        </section>
        <p class="muted">
          {say('worldTime')} <time>{momentOf(showInstant(steering.services.runtime.now()))} UTC</time>
        </p>
      </>
    ),
  })
}
