import { formCodes } from '../../../contracts/ksef/form-codes.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import { nipOf } from '../context.ts'
import { Field, FieldErrors, TextArea } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { readGiven } from '../picture/read.ts'
import { prettyXml, readableXml } from '../pretty-xml.ts'
import { type Refused, unlessRefused } from '../refusal.ts'
import { redirectTo, show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { sampleOf } from './sample.ts'
import { formOf, portalFaults, send } from './send.ts'

interface Typed {
  readonly pasted: string
  readonly offline: boolean
  readonly anyway: boolean
}

const view = (visit: SignedInVisit, typed: Typed, errors: readonly string[] = [], refused?: Refused) => {
  const { say } = visit
  const failed = errors.length > 0 || refused !== undefined
  return show(
    visit,
    { title: say('loadInvoice'), failed, status: failed ? 422 : 200 },
    <>
      {refused && <RefusalNotice say={say} title={say('sendRefused')} refused={refused} />}
      <h1>{say('loadInvoice')}</h1>
      <p class="lead">{say('loadLead')}</p>
      <Form visit={visit} action="/web/invoices/load" files>
        <h2>{say('addInvoice')}</h2>
        <div class="field" data-invalid={errors.length > 0 ? '' : undefined}>
          <FieldErrors id="file" errors={errors} />
          <Field id="file" label={say('invoiceFile')} hint={say('invoiceFileHint')}>
            <input
              id="file"
              name="file"
              type="file"
              accept=".xml,application/xml,text/xml"
              aria-describedby={errors.length > 0 ? 'file-hint file-errors' : 'file-hint'}
            />
          </Field>
          <TextArea
            class="spaced"
            id="pasted"
            name="pasted"
            label={say('invoicePasted')}
            hint={say('invoicePastedHint')}
            value={typed.pasted}
            rows={typed.pasted === '' ? 4 : 16}
          />
        </div>
        <p>
          <a href="/web/invoices/load?sample=1">{say('fillSample')}</a>
        </p>
        <div>
          <label class="choice">
            <input type="checkbox" name="offline" value="yes" checked={typed.offline} /> {say('invoiceOffline')}
          </label>
          <label class="choice">
            <input type="checkbox" name="anyway" value="yes" checked={typed.anyway} /> {say('sendAnyway')}
          </label>
        </div>
        <div class="actions">
          <button type="submit">{say('sendToKsef')}</button>
        </div>
      </Form>
    </>,
  )
}

/** Load an invoice: empty, with a sample, or with one that was rejected. */
export const loadPage: SignedInPage = async visit => {
  const { url, session, signedIn, runtime } = visit
  const sent = session.sentDocuments.get(url.searchParams.get('again') ?? '')
  const sample = () => sampleOf(nipOf(signedIn.context), warsawDate(runtime.now()), runtime)
  const text = sent === undefined ? '' : await readableXml(new TextDecoder().decode(sent))
  const pasted = url.searchParams.has('sample') ? await prettyXml(sample()) : text
  return view(visit, { pasted, offline: false, anyway: false })
}

/** Takes a file or a pasted document, looks at what the real portal looks at, and sends it. */
export const loadInvoicePage: SignedInPage = async visit => {
  const { say, form, files, session } = visit
  const file = files.get('file')
  const pasted = form.get('pasted') ?? ''
  const typed: Typed = { pasted, offline: form.has('offline'), anyway: form.has('anyway') }
  const xml = file !== undefined && file.length > 0 ? file : new TextEncoder().encode(pasted.trim())
  if (xml.length === 0) return view(visit, typed, [say('invoiceMissing')])
  const root = await readGiven(xml)
  // What is no XML may be sent, too, to see what KSeF says of it.
  if ('fault' in root && !typed.anyway) return view(visit, typed, [say('invoiceNotXml', { message: root.fault })])
  const formCode = 'fault' in root ? formCodes[1] : formOf(root)
  if (formCode === undefined)
    return view(visit, typed, [
      say('invoiceNoForm', { forms: formCodes.map(({ systemCode }) => systemCode).join(', ') }),
    ])
  const faults = typed.anyway || 'fault' in root ? [] : portalFaults(visit, root)
  if (faults.length > 0) return view(visit, typed, faults)
  return unlessRefused(
    session,
    async () => redirectTo(visit, await send(visit, xml, formCode, { from: 'load', offlineMode: typed.offline })),
    refused => view(visit, typed, [], refused),
  )
}
