import { type InvoiceLine, makeInvoice, type VatRate } from '../../../client/index.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import { isXmlText } from '../../../contracts/xml-text.ts'
import { typedNumber } from '../check-nip.ts'
import { nipOf } from '../context.ts'
import { Field, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import type { Picture } from '../picture/picture.ts'
import { PictureView } from '../picture/picture-view.tsx'
import { pictureOf, readDocument } from '../picture/read.ts'
import { prettyXml } from '../pretty-xml.ts'
import { type Refused, unlessRefused } from '../refusal.ts'
import { download, redirectTo, show } from '../reply.tsx'
import type { Language, TextKey } from '../texts.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { formOf, send } from './send.ts'
import { typedAmount } from './typed-amount.ts'

/** The form for a simple invoice: what it asks for, in the order of the page. */
const heads = [
  ['number', 'issueNumber', true],
  ['sellerName', 'issueSellerName', true],
  ['sellerAddress', 'issueSellerAddress', true],
  ['buyerNip', 'issueBuyerNip', false],
  ['buyerName', 'issueBuyerName', true],
  ['buyerAddress', 'issueBuyerAddress', true],
] as const satisfies readonly (readonly [name: string, label: TextKey, needed: boolean])[]
type Head = (typeof heads)[number][0]

const parts = [
  ['item', 'issueItem'],
  ['quantity', 'issueQuantity'],
  ['unit', 'issueUnit'],
  ['price', 'issuePrice'],
] as const satisfies readonly (readonly [name: string, label: TextKey])[]
type Part = (typeof parts)[number][0] | 'rate'

const rates: readonly VatRate[] = ['23', '8', '5', '0 KR']
const lineNumbers = [1, 2, 3] as const

interface Typed {
  readonly heads: Readonly<Record<Head, string>>
  readonly lines: readonly Readonly<Record<Part, string>>[]
}
type Wrong = Readonly<Record<string, TextKey>>

const defaults: Readonly<Record<string, string>> = { quantity: '1', unit: 'szt.', rate: '23' }

const typedIn = (form: URLSearchParams): Typed => {
  const text = (name: string) => (form.get(name) ?? '').trim()
  const line = (n: number) =>
    Object.fromEntries(
      [...parts.map(([name]) => name), 'rate'].map(name => [
        name,
        form.has(`${name}-${n}`) ? text(`${name}-${n}`) : (defaults[name] ?? ''),
      ]),
    ) as Record<Part, string>
  return {
    heads: Object.fromEntries(heads.map(([name]) => [name, text(name)])) as Record<Head, string>,
    lines: lineNumbers.map(line),
  }
}

const isUsed = ({ item, price }: Typed['lines'][number]): boolean => item !== '' || price !== ''

const wrongIn = ({ heads: given, lines }: Typed, language: Language): Wrong => {
  const wrong: Record<string, TextKey> = {}
  for (const [name, , needed] of heads) {
    if (needed && given[name] === '') wrong[name] = 'issueNeeded'
    if (!isXmlText(given[name])) wrong[name] = 'issueCharacter'
  }
  for (const [index, line] of lines.entries()) {
    if (!isUsed(line)) continue
    const n = index + 1
    if (line.item === '') wrong[`item-${n}`] = 'issueNeeded'
    for (const name of ['quantity', 'price'] as const)
      if (Number.isNaN(typedAmount(line[name], language))) wrong[`${name}-${n}`] = 'issueNumberWrong'
    for (const name of ['item', 'unit'] as const) if (!isXmlText(line[name])) wrong[`${name}-${n}`] = 'issueCharacter'
  }
  if (!lines.some(isUsed)) wrong['item-1'] = 'issueLinesMissing'
  return wrong
}

const documentOf = ({ signedIn, runtime, language }: SignedInVisit, { heads: given, lines }: Typed): Promise<string> =>
  prettyXml(
    makeInvoice({
      number: given.number,
      issueDate: warsawDate(runtime.now()),
      seller: { nip: nipOf(signedIn.context), name: given.sellerName, address: given.sellerAddress },
      buyer: {
        ...(given.buyerNip !== '' && { nip: typedNumber(given.buyerNip) }),
        name: given.buyerName,
        address: given.buyerAddress,
      },
      lines: lines.filter(isUsed).map(
        (line): InvoiceLine => ({
          name: line.item,
          quantity: typedAmount(line.quantity, language),
          unit: line.unit || 'szt.',
          netPrice: typedAmount(line.price, language),
          rate: rates.find(rate => rate === line.rate) ?? '23',
        }),
      ),
      madeAt: new Date(runtime.now()),
    }),
  )

interface More {
  readonly wrong?: Wrong
  readonly refused?: Refused
  readonly picture?: Picture
}

const LineFields = ({
  visit: { say },
  typed,
  wrong,
  n,
}: {
  visit: SignedInVisit
  typed: Typed
  wrong: Wrong
  n: number
}) => {
  const line = typed.lines[n - 1]!
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
              label={say(label)}
              value={line[name]}
              class={`of-${name}`}
              errors={wrong[id] && [say(wrong[id])]}
            />
          )
        })}
        <Field id={`rate-${n}`} label={say('issueRate')} class="of-rate">
          <select id={`rate-${n}`} name={`rate-${n}`}>
            {rates.map(rate => (
              <option value={rate} selected={rate === line.rate}>
                {rate === '0 KR' ? rate : `${rate}%`}
              </option>
            ))}
          </select>
        </Field>
      </div>
    </fieldset>
  )
}

const view = (visit: SignedInVisit, typed: Typed, { wrong = {}, refused, picture }: More = {}) => {
  const { say, signedIn } = visit
  const failed = Object.keys(wrong).length > 0 || refused !== undefined
  const firstWrong = Object.keys(wrong)[0]
  return show(
    visit,
    { title: say('issueInvoice'), failed, status: failed ? 422 : 200 },
    <>
      {refused && <RefusalNotice say={say} title={say('sendRefused')} refused={refused} />}
      <h1>{say('issueInvoice')}</h1>
      <p class="lead">{say('issueLead', { nip: signedIn.context.value })}</p>
      <Form visit={visit} action="/web/invoices/issue">
        <div class="form-grid">
          {heads.map(([name, label]) => (
            <TextField
              id={name}
              name={name}
              label={say(label)}
              hint={name === 'buyerNip' ? say('issueBuyerNipHint') : undefined}
              value={typed.heads[name]}
              errors={wrong[name] && [say(wrong[name])]}
              autofocus={name === firstWrong}
            />
          ))}
        </div>
        {lineNumbers.map(n => (
          <LineFields visit={visit} typed={typed} wrong={wrong} n={n} />
        ))}
        <div class="actions">
          <button type="submit">{say('sendToKsef')}</button>
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

export const issuePage: SignedInPage = visit => view(visit, typedIn(visit.url.searchParams))

/** Sends, shows the picture or hands out the document, by the button that was pressed. */
export const issueInvoicePage: SignedInPage = async visit => {
  const { form, say, session, language } = visit
  const typed = typedIn(form)
  const wrong = wrongIn(typed, language)
  if (Object.keys(wrong).length > 0) return view(visit, typed, { wrong })
  const text = await documentOf(visit, typed)
  const xml = new TextEncoder().encode(text)
  if (form.get('do') === 'xml') return download(xml, 'xml', typed.heads.number)
  const root = await readDocument(xml)
  if (form.get('do') === 'preview') return view(visit, typed, { picture: pictureOf(root, say) })
  return unlessRefused(
    session,
    async () => redirectTo(visit, await send(visit, xml, formOf(root)!, false)),
    refused => view(visit, typed, { refused }),
  )
}
