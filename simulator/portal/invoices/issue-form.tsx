import { SelectField, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import type { Picture } from '../picture/picture.ts'
import { PictureView } from '../picture/picture-view.tsx'
import type { Refused } from '../refusal.ts'
import { show } from '../reply.tsx'
import type { Say } from '../texts.ts'
import type { SignedInVisit } from '../visit.ts'
import {
  type Choices,
  exemption,
  extendedHeads,
  type FieldOf,
  heads,
  modes,
  mostLines,
  parts,
  rates,
  type Typed,
} from './issue-fields.ts'
import type { Wrong } from './issue-wrong.ts'

interface More {
  readonly similar?: boolean
  /** It was typed before the sign-in ended. */
  readonly unsent?: boolean
  readonly wrong?: Wrong
  readonly refused?: Refused
  readonly picture?: Picture
}

interface Shown {
  readonly say: Say
  readonly typed: Typed
  readonly wrong: Wrong
}

const inWords = (choices: Choices, say: Say) =>
  choices.map(([value, label]) => ({ value, label: label === undefined ? value : say(label) }))

const errorsOf = ({ say, wrong }: Shown, id: string): readonly string[] => (wrong[id] ? [say(wrong[id])] : [])

/** A field of the invoice itself. */
const Head = ({ shown, field }: { shown: Shown; field: FieldOf<keyof Typed['heads']> }) => {
  const { say, typed, wrong } = shown
  const { name, choices } = field
  const common = {
    id: name,
    name,
    label: say(field.label),
    required: field.required,
    hint: field.hint && say(field.hint),
    class: field.class,
    value: typed.heads[name],
    errors: errorsOf(shown, name),
    autofocus: name === Object.keys(wrong)[0],
  }
  if (choices !== undefined) return <SelectField {...common} choices={inWords(choices, say)} />
  return <TextField {...common} type={field.type} />
}

/** The price is net or gross, as the form says elsewhere. */
const PriceLabel = ({ say }: { say: Say }) => (
  <>
    <span class="of-net">{say('issuePrice')}</span>
    <span class="of-gross">{say('issueGrossPrice')}</span>
  </>
)

const LineFields = ({ shown, n }: { shown: Shown; n: number }) => {
  const { say, typed } = shown
  const line = typed.lines[n - 1]!
  const required = n === 1
  return (
    <fieldset class="line-fields">
      <legend>{say('issueLine', { n })}</legend>
      <div class="line-grid">
        {parts.map(([name, label]) => {
          const id = `${name}-${n}`
          return (
            <TextField
              id={id}
              name={id}
              label={name === 'price' ? <PriceLabel say={say} /> : say(label)}
              required={required && name !== 'unit'}
              value={line[name]}
              class={`of-${name}`}
              errors={errorsOf(shown, id)}
            />
          )
        })}
        <SelectField
          id={`rate-${n}`}
          name={`rate-${n}`}
          label={say('issueRate')}
          required={required}
          class="of-rate"
          value={line.rate}
          choices={rates.map(([value, label]) => ({ value, label: label ? say(label) : `${value}%` }))}
          errors={errorsOf(shown, `rate-${n}`)}
        />
      </div>
    </fieldset>
  )
}

const Modes = ({ say, typed }: Shown) => (
  <fieldset>
    <legend>{say('issueMode')}</legend>
    <div class="choices">
      {modes.map(([value, label]) => (
        <label class="choice">
          <input
            type="radio"
            name="mode"
            value={value}
            checked={(typed.heads.mode === 'extended') === (value === 'extended')}
          />
          {say(label)}
        </label>
      ))}
    </div>
  </fieldset>
)

export const issueView = (
  visit: SignedInVisit,
  typed: Typed,
  { similar = false, unsent = false, wrong = {}, refused, picture }: More = {},
) => {
  const { say, signedIn } = visit
  const failed = Object.keys(wrong).length > 0 || refused !== undefined
  const shown = { say, typed, wrong }
  return show(
    visit,
    { title: say('issueInvoice'), failed, status: failed ? 422 : 200 },
    <>
      {refused && <RefusalNotice say={say} title={say('sendRefused')} refused={refused} />}
      {unsent && (
        <Notice kind="info">
          <p>{say('issueUnsent')}</p>
        </Notice>
      )}
      <h1>{say('issueInvoice')}</h1>
      <p class="lead">{say('issueLead', { nip: signedIn.context.value })}</p>
      {similar && <p>{say('issueLikeAnother')}</p>}
      <Form visit={visit} action="/web/invoices/issue" class="issue-form" marked>
        <Modes {...shown} />
        <div class="form-grid">
          {heads.map(field => (
            <Head shown={shown} field={field} />
          ))}
        </div>
        <div class="form-grid of-extended">
          {extendedHeads.map(field => (
            <Head shown={shown} field={field} />
          ))}
        </div>
        {typed.lines.map((_, index) => (
          <LineFields shown={shown} n={index + 1} />
        ))}
        <Head shown={shown} field={exemption} />
        <div class="actions">
          <button type="submit">{say('sendToKsef')}</button>
          {typed.lines.length < mostLines && (
            <button type="submit" name="do" value="line" class="quiet">
              {say('issueAddLine')}
            </button>
          )}
          <button type="submit" name="do" value="preview" class="quiet" formaction="/web/invoices/issue#picture-title">
            {say('preview')}
          </button>
          <button type="submit" name="do" value="xml" class="quiet">
            {say('downloadXml')}
          </button>
        </div>
      </Form>
      {picture && <PictureView say={say} picture={picture} />}
    </>,
  )
}
