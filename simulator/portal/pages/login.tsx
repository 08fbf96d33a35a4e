import { typedNumber, wrongWithNip } from '../check-nip.ts'
import { fakeNip } from '../fake-numbers.ts'
import { TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { SignInSteps } from '../parts/sign-in-steps.tsx'
import { pathWith, redirectTo, show } from '../reply.tsx'
import type { TextKey } from '../texts.ts'
import type { Page, Visit } from '../visit.ts'

const reasons: ReadonlyMap<string | null, TextKey> = new Map([
  ['signed-out', 'reasonSignedOut'],
  ['ended', 'reasonEnded'],
  ['expired', 'reasonExpired'],
])

const view = (visit: Visit, nip: string, wrong?: TextKey) => {
  const { say, url } = visit
  const reason = reasons.get(url.searchParams.get('reason'))
  return show(
    visit,
    { title: say('contextTitle'), failed: wrong !== undefined, status: wrong === undefined ? 200 : 422 },
    <>
      <SignInSteps say={say} step={1} />
      {reason && wrong === undefined && (
        <Notice kind={reason === 'reasonSignedOut' ? 'info' : 'warning'}>
          <p>{say(reason)}</p>
        </Notice>
      )}
      <h1>{say('contextTitle')}</h1>
      <p class="lead">{say('contextLead')}</p>
      <Form visit={visit} action="/web/login">
        <TextField
          id="nip"
          name="nip"
          label={say('nip')}
          hint={say('nipHint')}
          errors={wrong && [say(wrong)]}
          value={nip}
          numeric
          autofocus
          beside={<a href="/web/login?make=nip">{say('fakeNip')}</a>}
        />
        <div class="actions">
          <button type="submit">{say('authenticate')}</button>
        </div>
      </Form>
    </>,
  )
}

/** 1. Login context. */
export const loginPage: Page = visit => {
  if (visit.session.signedIn !== undefined) return redirectTo(visit, '/web/home')
  const { searchParams } = visit.url
  return view(visit, searchParams.get('make') === 'nip' ? fakeNip(visit.runtime) : (searchParams.get('nip') ?? ''))
}

export const chooseContextPage: Page = visit => {
  const nip = typedNumber(visit.form.get('nip'))
  const wrong = wrongWithNip(nip)
  if (wrong !== undefined) return view(visit, visit.form.get('nip') ?? '', wrong)
  return redirectTo(visit, pathWith('/web/login/method', { context: nip }))
}
