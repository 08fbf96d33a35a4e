import { type InvoiceLine, makeInvoice } from '../../../client/index.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
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
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { heads, isUsed, mostLines, parts, rates, type Typed, typedIn, type Wrong, wrongIn } from './issue-fields.ts'
import { formOf, send } from './send.ts'
import { hasSimilar, similarTo } from './similar.ts'
import { typedAmount } from './typed-amount.ts'

const documentOf = (
  { signedIn, runtime, language }: SignedInVisit,
  { heads: given, lines }: Typed,
): Promise<string> => {
  const buyerNip = typedNumber(given.buyerNip)
  return prettyXml(
    makeInvoice({
      number: given.number,
      issueDate: warsawDate(runtime.now()),
      seller: { nip: nipOf(signedIn.context), name: given.sellerName, address: given.sellerAddress },
      buyer: {
        ...(buyerNip !== '' && { nip: buyerNip }),
        name: given.buyerName,
        address: given.buyerAddress,
      },
      lines: lines.filter(isUsed).map(
        (line): InvoiceLine => ({
          name: line.item,
          quantity: typedAmount(line.quantity, language),
          unit: line.unit || 'szt.',
          netPrice: typedAmount(line.price, language),
          rate: rates.find(rate => rate === line.rate)!,
        }),
      ),
      madeAt: new Date(runtime.now()),
    }),
  )
}

interface More {
  readonly similar?: boolean
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
        <Field
          id={`rate-${n}`}
          label={say('issueRate')}
          class="of-rate"
          errors={wrong[`rate-${n}`] && [say(wrong[`rate-${n}`]!)]}
        >
          <select id={`rate-${n}`} name={`rate-${n}`}>
            {rates.some(rate => rate === line.rate) || <option value="" selected />}
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

const view = (visit: SignedInVisit, typed: Typed, { similar = false, wrong = {}, refused, picture }: More = {}) => {
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
      {similar && <p>{say('issueLikeAnother')}</p>}
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
        {typed.lines.map((_, index) => (
          <LineFields visit={visit} typed={typed} wrong={wrong} n={index + 1} />
        ))}
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

/** The form, empty or like another invoice of the context. */
export const issuePage: SignedInPage = async visit => {
  const { url, signedIn, language } = visit
  const empty = typedIn(new URLSearchParams())
  const ksefNumber = url.searchParams.get('similar')
  if (ksefNumber === null) return view(visit, empty)
  const root = await readDocument((await signedIn.ksef.invoices.get({ params: { ksefNumber } })).xml)
  if (!hasSimilar(root, nipOf(signedIn.context))) return view(visit, empty)
  return view(visit, typedIn(similarTo(root, language)), { similar: true })
}

/** Sends, shows the picture or hands out the document, by the button that was pressed. */
export const issueInvoicePage: SignedInPage = async visit => {
  const { form, say, session, language } = visit
  if (form.get('do') === 'line') return view(visit, typedIn(form, 1))
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
