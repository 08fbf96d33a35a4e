import { type Tongue, tongues } from '../../../contracts/told.ts'
import { links } from '../../pages/links.ts'
import { inTongue } from '../../pages/page.ts'
import { say as sayOfSite } from '../../pages/texts.ts'
import { parties } from '../message.ts'
import { mostLooks } from '../perform.ts'
import { steps } from '../steps.ts'
import { ofScript, say } from './texts.ts'

const roles = { You: 'youRole', 'A-Cube': 'acubeRole', KSeF: 'ksefRole' } as const

const tongueNames = { en: 'English', pl: 'Polski' } as const

interface PageProps {
  readonly tongue: Tongue
  readonly query: URLSearchParams
}

/** Its name is not broken in two. */
const whole = (text: string) =>
  text.split(/(A-Cube)/).map(part => (part === 'A-Cube' ? <span class="whole">{part}</span> : part))

const Links = ({ tongue, query }: PageProps) => (
  <>
    {links
      .filter(({ name }) => name !== 'demo')
      .map(link => (
        <>
          {' '}
          <a href={'bilingual' in link ? inTongue(link.href, query) : link.href}>{sayOfSite(link.name)[tongue]}</a>
        </>
      ))}{' '}
    <a href={inTongue('/demo/outage', query)}>{say('outage')[tongue]}</a>
    <span class="languages">
      {tongues
        .filter(one => one !== tongue)
        .map(one => (
          <>
            {' '}
            <a lang={one} hreflang={one} href={`?lang=${one}`}>
              {tongueNames[one]}
            </a>
          </>
        ))}
    </span>
  </>
)

const castFields = ['sellerName', 'sellerNip', 'buyerName', 'buyerNip'] as const

/** Companies of the visitor's own. */
const Cast = ({ tongue }: PageProps) => (
  <dialog id="cast" aria-labelledby="cast-title">
    <div class="details-head">
      <h2 id="cast-title">{say('cast')[tongue]}</h2>
      <form method="dialog">
        <button type="submit">{say('close')[tongue]}</button>
      </form>
    </div>
    <form id="cast-form" autocomplete="off">
      <p>{say('castLine')[tongue]}</p>
      <p id="cast-problem" class="problem" role="alert"></p>
      {castFields.map(name => (
        <label>
          {say(name)[tongue]}{' '}
          <input
            name={name}
            maxlength={name.endsWith('Nip') ? 13 : 255}
            inputmode={name.endsWith('Nip') ? 'numeric' : undefined}
          />
        </label>
      ))}
      <button type="submit">{say('startWith')[tongue]}</button>
    </form>
  </dialog>
)

/** Where one goes on when the story is over. */
const Onwards = ({ tongue, query }: PageProps) => (
  <nav id="onwards" aria-label={say('onwards')[tongue]} hidden>
    <strong>{say('onwards')[tongue]}:</strong>{' '}
    <a id="onwards-portal" href="/web/login">
      {say('onwardsPortal')[tongue]}
    </a>{' '}
    <a href={inTongue('/control', query)}>{say('onwardsInspector')[tongue]}</a>{' '}
    <a href={inTongue('/docs', query)}>{say('onwardsReference')[tongue]}</a>
  </nav>
)

const Document = ({ tongue, query }: PageProps) => (
  <html lang={tongue}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{say('title')[tongue]} – KSeF simulator</title>
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/demo/assets/demo.css" />
      <script type="module" src="/demo/assets/demo.js"></script>
    </head>
    <body
      data-looks={mostLooks}
      data-texts={JSON.stringify(Object.fromEntries(ofScript.map(name => [name, say.texts[name][tongue]])))}
    >
      <header>
        <div>
          <h1>{whole(say('title')[tongue])}</h1>
          <p class="mark">
            {say('mark')[tongue]} <Links tongue={tongue} query={query} />
          </p>
        </div>
        <div class="actions">
          <button type="button" id="next" class="strong">
            {say('next')[tongue]}
          </button>
          <button type="button" id="again">
            {say('again')[tongue]}
          </button>
          <button type="button" id="play">
            {say('play')[tongue]}
          </button>
          <button type="button" id="own">
            {say('cast')[tongue]}
          </button>
        </div>
      </header>
      <noscript>
        <p class="problem">{say('noScript')[tongue]}</p>
      </noscript>
      <div class="frame">
        <nav aria-label={say('steps')[tongue]}>
          <ol id="steps">
            {steps.map(({ id, label, title }) => (
              <li>
                <button type="button" data-step={id} title={title[tongue]}>
                  <span>{whole(label[tongue])}</span>
                  <span class="title" hidden>
                    {whole(title[tongue])}
                  </span>
                  <span class="state" data-state=""></span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          <div class="now">
            <p id="place">&nbsp;</p>
            <h2 id="title">{say('begin')[tongue]}</h2>
          </div>
          <div class="columns" aria-hidden="true">
            {parties.map(party => (
              <p data-party={party}>
                <strong>{party === 'You' ? say('you')[tongue] : party}</strong>
                <small>{say(roles[party])[tongue]}</small>
              </p>
            ))}
          </div>
          <div class="stage">
            <ol id="messages" aria-label={say('messages')[tongue]}></ol>
          </div>
          <p id="finding" role="status"></p>
          <Onwards tongue={tongue} query={query} />
        </main>
      </div>
      <Cast tongue={tongue} query={query} />
      <dialog id="details" aria-labelledby="details-title">
        <div class="details-head">
          <h2 id="details-title">{say('message')[tongue]}</h2>
          <form method="dialog">
            <button type="submit">{say('close')[tongue]}</button>
          </form>
        </div>
        <p id="details-why" class="why" hidden></p>
        <section aria-labelledby="request-title">
          <h3 id="request-title">{say('request')[tongue]}</h3>
          <pre id="request" tabindex={0}></pre>
        </section>
        <section aria-labelledby="response-title">
          <h3 id="response-title">{say('answer')[tongue]}</h3>
          <pre id="response" tabindex={0}></pre>
        </section>
      </dialog>
    </body>
  </html>
)

/** The page, with every step on it; what happens is drawn by its script. */
export const page = (tongue: Tongue, query: URLSearchParams): string =>
  `<!doctype html>${(<Document tongue={tongue} query={query} />).toString()}`
