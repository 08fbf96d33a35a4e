import { SignInSteps } from '../parts/sign-in-steps.tsx'
import { pathWith, show } from '../reply.tsx'
import type { TextKey } from '../texts.ts'
import { withContext } from '../with-context.ts'

const closed: readonly (readonly [name: TextKey, why: TextKey])[] = [
  ['trustedProfile', 'trustedProfileWhy'],
  ['ksefCertificate', 'ksefCertificateWhy'],
  ['ksefToken', 'ksefTokenWhy'],
]

/** 2. Login method. */
export const methodPage = withContext((visit, { value: context }) => {
  const { say } = visit
  return show(
    visit,
    { title: say('methodTitle') },
    <>
      <SignInSteps say={say} step={2} />
      <h1>{say('methodTitle')}</h1>
      <ul class="tiles">
        <li>
          <a class="tile" href={pathWith('/web/login/certificate', { context })}>
            <strong>{say('qualifiedCertificate')}</strong>
            <span>{say('qualifiedCertificateLine')}</span>
          </a>
        </li>
        {closed.map(([name, why]) => (
          <li>
            <div class="tile closed">
              <strong>{say(name)}</strong>
              <span>{say(why)}</span>
            </div>
          </li>
        ))}
      </ul>
      <p class="actions">
        <a class="button quiet" href={pathWith('/web/login', { context })}>
          {say('back')}
        </a>
      </p>
    </>,
  )
})
