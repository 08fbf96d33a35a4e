import { isValidPesel } from '../../../contracts/ksef/formats.ts'
import { typedNumber, wrongWithNip } from '../check-nip.ts'
import type { LoginContext } from '../context.ts'
import { fakePesel } from '../fake-numbers.ts'
import { type IdentifierType, identifierTypes, isIdentifierType } from '../identifier-types.ts'
import { SelectField, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { SignInSteps } from '../parts/sign-in-steps.tsx'
import { type Refused, refusedBy } from '../refusal.ts'
import { pathWith, redirectTo, show } from '../reply.tsx'
import { beginSignIn } from '../sign-in.ts'
import type { TextKey } from '../texts.ts'
import type { Visit } from '../visit.ts'
import { withContext } from '../with-context.ts'

interface Typed {
  readonly type: IdentifierType
  readonly nip: string
  readonly pesel: string
}

interface Wrong {
  readonly nip?: TextKey
  readonly pesel?: TextKey
  readonly refused?: Refused
}

const types = Object.entries(identifierTypes) as [IdentifierType, (typeof identifierTypes)[IdentifierType]][]

const view = (visit: Visit, context: LoginContext, { type, nip, pesel }: Typed, wrong: Wrong = {}) => {
  const { say } = visit
  const address = { context: context.value }
  const failed = Object.values(wrong).some(it => it !== undefined)
  return show(
    visit,
    { title: say('signTitle'), failed, status: failed ? 422 : 200 },
    <>
      <SignInSteps say={say} step={4} />
      {wrong.refused && <RefusalNotice say={say} title={say('signRefused')} refused={wrong.refused} />}
      <h1>{say('signTitle')}</h1>
      <p class="lead">{say('signLead', { nip: context.value })}</p>
      <Form visit={visit} action={pathWith('/web/login/sign', address)} class="sign-form" marked>
        <SelectField
          id="type"
          name="type"
          label={say('identifierType')}
          required
          value={type}
          choices={types.map(([value, { label }]) => ({ value, label: say(label) }))}
        />
        <TextField
          id="nip"
          name="nip"
          class="for-nip"
          label={say('nip')}
          required
          hint={say(context.type === 'Nip' ? 'signNipHint' : 'signNipHintOther', { nip: context.value })}
          errors={wrong.nip && [say(wrong.nip)]}
          value={nip}
          numeric
          autofocus={identifierTypes[type].field === 'nip'}
        />
        <TextField
          id="pesel"
          name="pesel"
          class="for-pesel"
          label={say('pesel')}
          required
          hint={say('peselHint')}
          errors={wrong.pesel && [say(wrong.pesel)]}
          value={pesel}
          numeric
          autofocus={identifierTypes[type].field === 'pesel'}
          beside={
            <a href={pathWith('/web/login/sign', { ...address, type: 'person-pesel', make: 'pesel' })}>
              {say('fakePesel')}
            </a>
          }
        />
        <p class="hint for-fingerprint">{say('fingerprintHint')}</p>
        <div class="actions">
          <button type="submit">{say('authenticateInTest')}</button>
          <a class="button quiet" href={pathWith('/web/login/certificate', address)}>
            {say('back')}
          </a>
        </div>
      </Form>
    </>,
  )
}

/** 4. Sign the authorization request. */
export const signPage = withContext((visit, context) => {
  const { searchParams } = visit.url
  const type = searchParams.get('type')
  return view(visit, context, {
    type: isIdentifierType(type) ? type : 'stamp-nip',
    nip: '',
    pesel: searchParams.get('make') === 'pesel' ? fakePesel(visit.runtime) : '',
  })
})

const wrongWith = ({ type, nip, pesel }: Typed): Wrong => {
  const { field } = identifierTypes[type]
  if (field === 'nip') return { nip: wrongWithNip(typedNumber(nip)) }
  if (field === 'pesel') return { pesel: isValidPesel(typedNumber(pesel)) ? undefined : 'peselWrong' }
  return {}
}

/** Signs and sends. Whose number it is does not matter here: KSeF says. */
export const signAndSendPage = withContext(async (visit, context) => {
  const { form } = visit
  const type = form.get('type')
  const typed: Typed = {
    type: isIdentifierType(type) ? type : 'stamp-nip',
    nip: form.get('nip') ?? '',
    pesel: form.get('pesel') ?? '',
  }
  const wrong = wrongWith(typed)
  if (wrong.nip !== undefined || wrong.pesel !== undefined) return view(visit, context, typed, wrong)
  const { field } = identifierTypes[typed.type]
  try {
    const value = field === undefined ? '' : typedNumber(typed[field])
    const { referenceNumber } = await beginSignIn(visit, context, { type: typed.type, value })
    return redirectTo(visit, pathWith('/web/login/progress', { 'sign-in': referenceNumber }))
  } catch (error) {
    const refused = refusedBy(error, visit.session)
    if (refused === undefined) throw error
    return view(visit, context, typed, { refused })
  }
})
