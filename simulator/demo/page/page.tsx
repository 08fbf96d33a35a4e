import { links } from '../../pages/links.ts'
import { say } from '../../pages/texts.ts'
import { parties } from '../message.ts'
import { mostLooks } from '../perform.ts'
import { steps } from '../steps.ts'

const roles = {
  You: 'your program',
  'A-Cube': 'a look-alike',
  KSeF: 'a simulator',
} as const

/** Its name is not broken in two. */
const Title = ({ text }: { text: string }) => (
  <span class="title" hidden>
    {text.split(/(A-Cube)/).map(part => (part === 'A-Cube' ? <span class="whole">{part}</span> : part))}
  </span>
)

const Document = () => (
  <html lang="en" data-theme="light">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>From the KSeF portal to A-Cube and back – KSeF simulator</title>
      <meta name="color-scheme" content="light" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/demo/assets/demo.css" />
      <script type="module" src="/demo/assets/demo.js"></script>
    </head>
    <body data-looks={mostLooks}>
      <header>
        <div>
          <h1>From the KSeF portal to A-Cube and back</h1>
          <p class="mark">
            A simulator, all of it: neither the Ministry’s nor A-Cube’s.{' '}
            {links
              .filter(({ name }) => name !== 'demo')
              .map(({ href, name }) => (
                <>
                  {' '}
                  <a href={href}>{say(name).en}</a>
                </>
              ))}{' '}
            <a href="/demo/outage">Outage</a>
          </p>
        </div>
        <div class="actions">
          <button type="button" id="next" class="strong">
            Next step
          </button>
          <button type="button" id="again">
            Start again
          </button>
        </div>
      </header>
      <noscript>
        <p class="problem">This page needs scripts. “npx ksef-simulator demo” tells the same story in a terminal.</p>
      </noscript>
      <div class="frame">
        <nav aria-label="Steps">
          <ol id="steps">
            {steps.map(({ id, label, title }) => (
              <li>
                <button type="button" data-step={id} title={title}>
                  {label}
                  <Title text={title} />
                  <span class="state" data-state=""></span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          <div class="now">
            <p id="place">&nbsp;</p>
            <h2 id="title">Press “Next step” to begin.</h2>
          </div>
          <div class="columns" aria-hidden="true">
            {parties.map(party => (
              <p data-party={party}>
                <strong>{party}</strong>
                <small>{roles[party]}</small>
              </p>
            ))}
          </div>
          <div class="stage">
            <ol id="messages" aria-label="Messages of this step"></ol>
          </div>
          <p id="finding" role="status"></p>
        </main>
      </div>
      <dialog id="details" aria-labelledby="details-title">
        <div class="details-head">
          <h2 id="details-title">Message</h2>
          <form method="dialog">
            <button type="submit">Close</button>
          </form>
        </div>
        <p id="details-why" class="why" hidden></p>
        <section aria-labelledby="request-title">
          <h3 id="request-title">Request</h3>
          <pre id="request" tabindex={0}></pre>
        </section>
        <section aria-labelledby="response-title">
          <h3 id="response-title">Answer</h3>
          <pre id="response" tabindex={0}></pre>
        </section>
      </dialog>
    </body>
  </html>
)

/** The page, with every step on it; what happens is drawn by its script. */
export const page = (): string => `<!doctype html>${(<Document />).toString()}`
