import { shellText } from '../curl-command.ts'
import type { Exchange } from '../exchanges.ts'
import { pathWith } from '../reply.tsx'
import { snippetLanguages } from '../snippet-languages.ts'
import type { Say } from '../texts.ts'
import { ClaimsTable } from './claims-table.tsx'
import { CopyButton } from './copy-button.tsx'
import { toldIn } from './told-text.tsx'
import { WirePath } from './wire-path.tsx'

const Body = ({ say, body }: { say: Say; body: string }) =>
  body === '' ? <p class="no-body">{say('noBody')}</p> : <pre>{body}</pre>

/** A signed document needs the whole width. */
const isDocument = ({ requestBody }: Exchange): boolean => requestBody.startsWith('<')

const statusOf = (say: Say, { status }: Exchange): number | string => status || say('hoodNoAnswer')

/** One call to the API, folded in: method, path and status show, the rest on demand. */
export const ExchangeView = ({ say, exchange, id }: { say: Say; exchange: Exchange; id: string }) => (
  <details class="exchange" id={id}>
    <summary>
      <span class="method" data-method={exchange.method}>
        {exchange.method}
      </span>{' '}
      <WirePath path={exchange.path} />{' '}
      <span class="wire-status" data-ok={exchange.status > 0 && exchange.status < 400 ? 'yes' : 'no'}>
        {statusOf(say, exchange)}
      </span>{' '}
      {exchange.times > 1 && <span class="times">{say('exchangeTimes', { times: exchange.times })}</span>}
    </summary>
    <div class="exchange-body">
      {exchange.explanation && (
        <div class="explanation wide">
          <h3>{say('explanation')}</h3>
          <p>{toldIn(exchange.explanation, say.language)}</p>
        </div>
      )}
      {exchange.warning && (
        <div class="explanation wide">
          <h3>{say('warning')}</h3>
          <p lang="en">{exchange.warning}</p>
        </div>
      )}
      <div class={isDocument(exchange) ? 'wide' : undefined}>
        <section>
          <h3>{say('request')}</h3>
          <pre class="headers">
            {`${exchange.method} ${exchange.path}\n`}
            {exchange.requestHeaders.map(([name, value]) => `${name}: ${value}\n`)}
          </pre>
          {exchange.requestBody !== '' && <Body say={say} body={exchange.requestBody} />}
          {exchange.sentClaims.map(claims => (
            <ClaimsTable say={say} claims={claims} origin={say('claimsOfRequest')} />
          ))}
        </section>
        <section>
          <h3>{say('asCurl')}</h3>
          <pre id={`${id}-curl`}>{shellText(exchange.curl, say)}</pre>
          <CopyButton say={say} from={`${id}-curl`} label={say('copyCurl')} />
          <p>
            <a href={pathWith('/web/exchanges/code', { call: String(exchange.id), in: 'csharp' })}>
              {say('otherLanguages', { languages: Object.values(snippetLanguages).join(', ') })}
            </a>
          </p>
        </section>
      </div>
      <section class={isDocument(exchange) ? 'wide' : undefined}>
        <h3>
          {say('response')} {statusOf(say, exchange)}
        </h3>
        <Body say={say} body={exchange.responseBody} />
        {exchange.receivedClaims.map(claims => (
          <ClaimsTable say={say} claims={claims} origin={say('claimsOfResponse')} />
        ))}
      </section>
    </div>
  </details>
)
