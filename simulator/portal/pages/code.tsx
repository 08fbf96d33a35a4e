import { shellText } from '../curl-command.ts'
import type { Exchange } from '../exchanges.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Notice } from '../parts/notice.tsx'
import { pathWith, show } from '../reply.tsx'
import { isSnippetLanguage, type SnippetLanguage, snippetLanguages } from '../snippet-languages.ts'
import { writeSnippet } from '../snippets.ts'
import type { Page } from '../visit.ts'
import { notFoundPage } from './not-found.tsx'

type Shown = SnippetLanguage | 'curl'
const names: Readonly<Record<Shown, string>> = { curl: 'curl', ...snippetLanguages }

const codeIn = (language: Shown, { curl }: Exchange, say: Parameters<typeof shellText>[1]): string =>
  language === 'curl' ? shellText(curl, say) : writeSnippet(language, curl.request)

/** One recorded call as code, in one language after another. */
export const codePage: Page = visit => {
  const { say, session, url } = visit
  const call = url.searchParams.get('call') ?? ''
  const exchange = session.exchanges.all().find(({ id }) => String(id) === call)
  if (exchange === undefined) return notFoundPage(visit)
  const given = url.searchParams.get('in')
  const language: Shown = isSnippetLanguage(given) ? given : 'curl'
  const { spent, before } = exchange.curl
  return show(
    visit,
    { title: say('codeTitle') },
    <>
      <h1>{say('codeTitle')}</h1>
      <p class="lead">
        <code>
          {exchange.method} {exchange.path}
        </code>
      </p>
      <nav class="tabs" aria-label={say('codeLanguages')}>
        {(Object.keys(names) as Shown[]).map(name => (
          <a
            href={pathWith('/web/exchanges/code', { call, in: name })}
            aria-current={name === language ? 'page' : undefined}
          >
            {names[name]}
          </a>
        ))}
      </nav>
      {spent && (
        <Notice kind="warning">
          <p>{say(spent)}</p>
        </Notice>
      )}
      {language !== 'curl' && before !== '' && (
        <>
          <p>{say('codeFirst', { variable: exchange.curl.request.variable ?? '' })}</p>
          <div class="document">
            <pre id="code-first" tabindex={0}>{`export ${before.trim()}`}</pre>
          </div>
          <CopyButton say={say} from="code-first" label={say('copy')} class="quiet" />
        </>
      )}
      <div class="document">
        <pre id="code" tabindex={0}>
          {codeIn(language, exchange, say)}
        </pre>
      </div>
      <CopyButton say={say} from="code" label={say('copy')} />
    </>,
  )
}
