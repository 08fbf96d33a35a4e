import { nipOf } from '../context.ts'
import { Back } from '../parts/back.tsx'
import { Form } from '../parts/form.tsx'
import { FormFields } from '../parts/form-fields.tsx'
import { Leave } from '../parts/leave.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { complainsOnlyOf, type Refused, unlessRefused } from '../refusal.ts'
import { pathWith, redirectTo, show } from '../reply.tsx'
import { obstacles } from '../rights.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { callsOf, type GrantKind, grantKinds } from './grants.ts'

/** What can be granted, to whom: those that this sign-in may grant. */
export const chooseGrantPage: SignedInPage = visit => {
  const { say, signedIn } = visit
  return show(
    visit,
    { title: say('grantPermission') },
    <>
      <h1>{say('grantPermission')}</h1>
      <p class="lead">{say('grantChoose', { nip: signedIn.context.value })}</p>
      <h2 id="kinds">{say('grantKinds')}</h2>
      <ul class="tiles" aria-labelledby="kinds">
        {grantKinds
          .filter(kind => obstacles(callsOf(kind), signedIn.rights) === undefined)
          .map(({ path, title, lead }) => (
            <li>
              <a class="tile" href={path}>
                <strong>{say(title)}</strong>
                <span>{say(lead)}</span>
              </a>
            </li>
          ))}
      </ul>
    </>,
  )
}

const view = (visit: SignedInVisit, kind: GrantKind, typed?: URLSearchParams, refused?: Refused) => {
  const { say, signedIn } = visit
  const fields = kind.parts.flatMap(part => part.fields(nipOf(signedIn.context)))
  const members = fields.flatMap(field => field.members ?? [])
  return show(
    visit,
    { title: say(kind.title), failed: refused !== undefined, status: refused === undefined ? 200 : 422 },
    <>
      {grantKinds.includes(kind) && <Back href="/web/permissions/grant" label={say('grantPermission')} />}
      {refused && (
        <RefusalNotice
          say={say}
          title={say('grantRefused')}
          refused={refused}
          isBeside={complainsOnlyOf(refused, members)}
        />
      )}
      <h1>{say(kind.title)}</h1>
      <p class="lead">{say(kind.lead)}</p>
      <Form visit={visit} action={kind.path} class="grant-form" marked>
        <FormFields say={say} fields={fields} typed={typed} refused={refused} />
        <div class="actions">
          <button type="submit">{say('grantVerb')}</button>
          <Leave say={say} label={say('grantKeep')} href="/web/permissions" />
        </div>
      </Form>
    </>,
  )
}

const bodyOf = (kind: GrantKind, form: URLSearchParams): object => {
  const typed = { text: (name: string) => form.get(name)?.trim() ?? '', all: (name: string) => form.getAll(name) }
  return Object.assign({}, ...kind.parts.map(part => part.read(typed)))
}

/** The form of a grant, and what happens to it: KSeF takes it in and works on it, so the next page shows how it stands. */
export const grantPages = (kind: GrantKind): { ask: SignedInPage; act: SignedInPage } => ({
  ask: visit => view(visit, kind),
  act: async visit => {
    const { form, session, signedIn } = visit
    // What was typed has the form of the body; whether it is one is what KSeF says.
    const call = signedIn.ksef.permissions[kind.name] as (input: object) => Promise<{ referenceNumber: string }>
    return unlessRefused(
      session,
      async () => {
        const { referenceNumber } = await call({ body: bodyOf(kind, form) })
        return redirectTo(
          visit,
          pathWith('/web/permissions/grant/operation', { number: referenceNumber, of: kind.path }),
        )
      },
      refused => view(visit, kind, form, refused),
    )
  },
})
