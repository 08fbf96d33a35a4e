import { menuFor } from '../menu.ts'
import { signedInPages } from '../pages.ts'
import { Identifier } from '../parts/identifier.tsx'
import { SignerName } from '../parts/signer-name.tsx'
import { whole } from '../parts/whole.tsx'
import { show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

/** 5. The pop-up. It closes without scripts; the script makes it modal. */
const Greeting = ({ visit: { say, signedIn } }: { visit: SignedInVisit }) => (
  <dialog open id="greeting" aria-labelledby="greeting-title" data-modal data-focus-after="home-title">
    <form method="dialog">
      <h2 id="greeting-title">{say('success')}</h2>
      <p>{say('successLine', { nip: signedIn.context.value })}</p>
      <div class="actions">
        <button type="submit" autofocus>
          {say('close')}
        </button>
      </div>
    </form>
  </dialog>
)

export const homePage: SignedInPage = visit => {
  const { say, session, signedIn } = visit
  const { greeting } = session
  session.greeting = false
  return show(
    visit,
    { title: greeting ? say('success') : say('homeTitle') },
    <>
      {greeting && <Greeting visit={visit} />}
      <h1 id="home-title" tabindex={-1}>
        {whole(say('homeTitle'))}
      </h1>
      <p class="lead">{say('homeLead')}</p>
      <ul class="tiles">
        {menuFor(signedIn.rights, signedInPages)
          .slice(1)
          .map(({ label, entries }) => (
            <li class="tile">
              <strong>{label ? say(label) : <a href={entries[0]![0]}>{say(entries[0]![1])}</a>}</strong>
              {label && (
                <ul>
                  {entries.map(([href, name]) => (
                    <li>
                      <a href={href}>{say(name)}</a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
      </ul>
      <h2>{say('session')}</h2>
      <dl class="facts">
        <div>
          <dt>{say('context')}</dt>
          <dd>
            <Identifier say={say} of={signedIn.context} />
          </dd>
        </div>
        <div>
          <dt>{say('signedInAs')}</dt>
          <dd>
            <SignerName say={say} signer={signedIn.signer} />
          </dd>
        </div>
        <div>
          <dt>{say('sessionNumber')}</dt>
          <dd class="mono">{signedIn.ksef.referenceNumber}</dd>
        </div>
      </dl>
    </>,
  )
}
