import { makeInternalId } from '../../../contracts/ksef/formats.ts'
import { typedNumber, wrongWithNip } from '../check-nip.ts'
import { contextIn, type LoginContext } from '../context.ts'
import { fakeNip } from '../fake-numbers.ts'
import { Legend, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { SignInSteps } from '../parts/sign-in-steps.tsx'
import { pathWith, redirectTo, show } from '../reply.tsx'
import type { TextKey } from '../texts.ts'
import type { Page, Visit } from '../visit.ts'

const reasons: ReadonlyMap<string | null, TextKey> = new Map([
  ['signed-out', 'reasonSignedOut'],
  ['signed-out-here', 'reasonSignedOutHere'],
  ['ended', 'reasonEnded'],
  ['expired', 'reasonExpired'],
])

type Kind = LoginContext['type']

/** A value of another form than the kind's is told so. */
const wrongUnless =
  (kind: Kind, missing: TextKey, wrong: TextKey) =>
  (text: string): TextKey | undefined => {
    if (text.trim() === '') return missing
    return contextIn(text)?.type === kind ? undefined : wrong
  }

interface KindEntry {
  readonly type: Kind
  /** At the choice, and of its field. */
  readonly choice: TextKey
  readonly label: TextKey
  readonly hint: TextKey
  readonly name: string
  readonly class: string
  wrong(text: string): TextKey | undefined
}

/** "Identyfikator": the kinds of contexts, in the order of the real one. */
const kinds: readonly KindEntry[] = [
  {
    type: 'Nip',
    choice: 'contextNip',
    label: 'nip',
    hint: 'nipHint',
    name: 'nip',
    class: 'for-nip',
    wrong: text => wrongWithNip(typedNumber(text)),
  },
  {
    type: 'InternalId',
    choice: 'contextInternalId',
    label: 'contextInternalId',
    hint: 'contextInternalIdHint',
    name: 'internal-id',
    class: 'for-internal-id',
    wrong: wrongUnless('InternalId', 'contextInternalIdMissing', 'contextInternalIdWrong'),
  },
  {
    type: 'NipVatUe',
    choice: 'contextVatUe',
    label: 'euContext',
    hint: 'contextVatUeHint',
    name: 'vat-ue',
    class: 'for-vat-ue',
    wrong: wrongUnless('NipVatUe', 'contextVatUeMissing', 'euContextWrong'),
  },
]

const kindOf = (type: string | null | undefined): KindEntry => kinds.find(one => one.type === type) ?? kinds[0]!

interface Typed {
  readonly kind: KindEntry
  readonly text: string
  readonly wrong?: TextKey
}

const view = (visit: Visit, { kind: chosen, text, wrong }: Typed) => {
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
      <Form visit={visit} action="/web/login" class="context-form" marked>
        <fieldset>
          <Legend say={say} required>
            {say('contextKind')}
          </Legend>
          <div class="choices">
            {kinds.map(kind => (
              <label class="choice">
                <input type="radio" name="type" value={kind.type} checked={kind === chosen} />
                {say(kind.choice)}
              </label>
            ))}
          </div>
        </fieldset>
        {kinds.map(kind => (
          <TextField
            id={kind.name}
            name={kind.name}
            class={kind.class}
            label={say(kind.label)}
            required
            hint={say(kind.hint, { example: makeInternalId('1234563218', '0001') })}
            errors={kind === chosen && wrong ? [say(wrong)] : []}
            value={kind === chosen ? text : ''}
            numeric={kind.type === 'Nip'}
            autofocus={kind === chosen}
            beside={kind.type === 'Nip' && <a href="/web/login?make=nip">{say('fakeNip')}</a>}
          />
        ))}
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
  if (searchParams.get('make') === 'nip') return view(visit, { kind: kindOf('Nip'), text: fakeNip(visit.runtime) })
  const text = searchParams.get('context') ?? ''
  return view(visit, { kind: kindOf(contextIn(text)?.type), text })
}

export const chooseContextPage: Page = visit => {
  const kind = kindOf(visit.form.get('type'))
  const text = visit.form.get(kind.name) ?? ''
  const wrong = kind.wrong(text)
  if (wrong !== undefined) return view(visit, { kind, text, wrong })
  return redirectTo(visit, pathWith('/web/login/method', { context: contextIn(text)!.value }))
}
