import { CurrencyCode } from '../../../contracts/ksef/invoices/currency-code.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { nipOf } from '../context.ts'
import { amountGiven } from '../invoices/typed-amount.ts'
import { Back } from '../parts/back.tsx'
import { Field, FieldErrors, RequiredNote, stateOf, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { LongText } from '../parts/long-text.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { amount as written } from '../picture/values.ts'
import { complainsOf, type Refused, unlessRefused } from '../refusal.ts'
import { redirectTo, show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { identifierPath } from './facts.ts'
import { type KnownInvoices, readKnown } from './known.ts'

/** So many rows make a form that the portal still takes; the API takes more. */
const mostRows = 100

/** KSeF numbers as they were ticked in a list (`invoice`) or typed (`numbers`, apart by anything but letters, digits and dashes). */
const numbersIn = (given: URLSearchParams): readonly string[] =>
  [...given.getAll('invoice'), ...(given.get('numbers') ?? '').split(/[^\w-]+/)].filter(Boolean).slice(0, mostRows)

const title = (visit: SignedInVisit, refused?: Refused) => (
  <>
    <Back href="/web/collective-identifiers" label={visit.say('collectiveIdentifiers')} />
    {refused && <RefusalNotice say={visit.say} title={visit.say('collectiveRefused')} refused={refused} />}
    <h1>{visit.say('collectiveNew')}</h1>
  </>
)

/** Which invoices: typed, where they were not ticked in a list. */
const chooseView = (visit: SignedInVisit) => {
  const { say } = visit
  const hint = say('collectiveNumbersHint', { most: mostRows })
  return show(
    visit,
    { title: say('collectiveNew') },
    <>
      {title(visit)}
      <p class="lead">{say('collectiveNewLead')}</p>
      <form method="get" action="/web/collective-identifiers/new">
        <RequiredNote say={say} />
        <Field id="numbers" label={say('collectiveNumbers')} required hint={hint}>
          <textarea
            id="numbers"
            name="numbers"
            rows={6}
            class="mono"
            spellcheck={false}
            {...stateOf({ id: 'numbers', hint, required: true })}
            autofocus
          ></textarea>
        </Field>
        <div class="actions">
          <button type="submit">{say('next')}</button>
        </div>
      </form>
    </>,
  )
}

const currencies = ['PLN', ...CurrencyCode().options.filter(one => one !== 'PLN')]

interface RowProps {
  readonly visit: SignedInVisit
  readonly ksefNumber: string
  readonly known?: InvoiceMetadata
  readonly place: number
  readonly typed?: URLSearchParams
  readonly refused?: Refused
}

/** What is paid for: to be seen while its amount is typed. */
const Known = ({ visit: { say, signedIn }, id, of }: { visit: SignedInVisit; id: string; of: InvoiceMetadata }) => {
  const { invoiceNumber, seller, buyer, grossAmount, currency } = of
  const [party, name] =
    seller.nip === nipOf(signedIn.context)
      ? (['columnBuyerName', buyer.name ?? buyer.identifier.value] as const)
      : (['columnSellerName', seller.name ?? seller.nip] as const)
  return (
    <dl class="payment-known" id={id}>
      <div>
        <dt>{say('columnInvoiceNumber')}</dt>
        <dd>
          <LongText text={invoiceNumber} />
        </dd>
      </div>
      <div>
        <dt>{say(party)}</dt>
        <dd>
          <LongText text={name ?? '–'} />
        </dd>
      </div>
      <div>
        <dt>{say('columnGross')}</dt>
        <dd>
          <span class="whole">
            {written(String(grossAmount), say)} {currency}
          </span>
        </dd>
      </div>
    </dl>
  )
}

const Row = ({ visit, ksefNumber, known, place, typed, refused }: RowProps) => {
  const { say } = visit
  const text = (name: string) => typed?.getAll(name)[place] ?? ''
  const amount = `invoices[${place}].payment.amount`
  // KSeF names a row by its place, or an invoice by its number.
  const faults =
    refused?.details.filter(
      detail => !detail.includes(amount) && (detail.includes(`invoices[${place}]`) || detail.includes(ksefNumber)),
    ) ?? []
  const id = (name: string) => `${name}-${place}`
  return (
    <fieldset
      class="payment"
      data-invalid={faults.length > 0 ? '' : undefined}
      aria-describedby={
        [known && id('known'), faults.length > 0 && `invoice-${place}-errors`].filter(Boolean).join(' ') || undefined
      }
    >
      <legend class="mono">{ksefNumber}</legend>
      <input type="hidden" name="invoice" value={ksefNumber} />
      <FieldErrors
        id={`invoice-${place}`}
        errors={faults.map(fault =>
          fault.startsWith(`'invoices[${place}].ksefNumber'`) ? say('collectiveNumberWrong') : fault,
        )}
      />
      {known && <Known visit={visit} id={id('known')} of={known} />}
      <div class="payment-fields">
        <TextField
          id={id('amount')}
          name="amount"
          label={say('paymentAmount')}
          value={text('amount')}
          errors={complainsOf(refused, amount) ? [say('paymentAmountWrong')] : []}
          numeric
          autofocus={complainsOf(refused, amount)}
        />
        <Field id={id('currency')} label={say('paymentCurrency')}>
          <select id={id('currency')} name="currency">
            {currencies.map(one => (
              <option selected={one === (text('currency') || known?.currency || 'PLN')}>{one}</option>
            ))}
          </select>
        </Field>
        <TextField
          id={id('description')}
          name="description"
          label={say('columnDescription')}
          value={text('description')}
        />
      </div>
    </fieldset>
  )
}

interface Asked {
  readonly numbers: readonly string[]
  /** The list as it was seen, where they were chosen in it. */
  readonly list: string | null
}

const askedIn = (given: URLSearchParams): Asked => ({ numbers: numbersIn(given), list: given.get('list') })

const view = async (visit: SignedInVisit, { numbers, list }: Asked, typed?: URLSearchParams, refused?: Refused) => {
  const { say } = visit
  const known: KnownInvoices = await readKnown(visit, numbers, list)
  return show(
    visit,
    { title: say('collectiveNew'), failed: refused !== undefined, status: refused === undefined ? 200 : 422 },
    <>
      {title(visit, refused)}
      <p class="lead">{say('collectivePaymentLead')}</p>
      {known.size < numbers.length && <p class="hint">{say('collectiveNotAllKnown')}</p>}
      <Form visit={visit} action="/web/collective-identifiers/new">
        {list !== null && <input type="hidden" name="list" value={list} />}
        {numbers.map((ksefNumber, place) => (
          <Row
            visit={visit}
            ksefNumber={ksefNumber}
            known={known.get(ksefNumber)}
            place={place}
            typed={typed}
            refused={refused}
          />
        ))}
        <div class="actions">
          <button type="submit">{say('collectiveVerb')}</button>
          <a class="button quiet" href="/web/collective-identifiers/new">
            {say('collectiveOthers')}
          </a>
        </div>
      </Form>
    </>,
  )
}

export const newPage: SignedInPage = visit => {
  const asked = askedIn(visit.url.searchParams)
  return asked.numbers.length === 0 ? chooseView(visit) : view(visit, asked)
}

export const makePage: SignedInPage = async visit => {
  const { form, session, signedIn, language } = visit
  const asked = askedIn(form)
  const text = (name: string, place: number) => form.getAll(name)[place]?.trim() ?? ''
  const invoices = asked.numbers.map((ksefNumber, place) => ({
    ksefNumber,
    payment:
      text('amount', place) === ''
        ? undefined
        : { amount: amountGiven(text('amount', place), language), currency: text('currency', place) as 'PLN' },
    description: text('description', place) || undefined,
  }))
  const make = async () => {
    const { collectiveIdentifierNumber } = await signedIn.ksef.collectiveIdentifiers.create({ body: { invoices } })
    return redirectTo(visit, identifierPath(collectiveIdentifierNumber, { made: '1' }))
  }
  return unlessRefused(session, make, refused => view(visit, asked, form, refused))
}
