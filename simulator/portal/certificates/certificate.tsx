import { makePkcs12 } from '../../../client/index.ts'
import { Back } from '../parts/back.tsx'
import { Facts } from '../parts/facts.tsx'
import { Field, stateOf } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { listPath } from '../parts/list/list.tsx'
import { Notice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { refreshOf } from '../refresh.ts'
import { download, pathWith, redirectTo, show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { certificateFacts, certificatePath, findCertificate, isBlocked } from './facts.tsx'
import { type Issued, readIssued } from './keys.ts'
import { certificateList } from './list.tsx'
import { wrongWithPassword } from './password.ts'

/** The certificate itself, with its key where this session has it. */
const retrieve = async ({ signedIn, session }: SignedInVisit, serialNumber: string): Promise<Issued | undefined> => {
  const body = { certificateSerialNumbers: [serialNumber] }
  const [found] = (await signedIn.ksef.certificates.retrieve({ body })).certificates
  return found && readIssued(session, Buffer.from(found.certificate, 'base64'))
}

const Password = ({
  visit: { say },
  name,
  errors,
}: {
  visit: SignedInVisit
  name: string
  errors: readonly string[]
}) => {
  const hint = name === 'password' ? say('passwordHint') : undefined
  return (
    <Field
      id={name}
      label={say(name === 'password' ? 'password' : 'passwordAgain')}
      required
      hint={hint}
      errors={errors}
    >
      <input
        id={name}
        name={name}
        type="password"
        autocomplete="new-password"
        {...stateOf({ id: name, hint, errors, required: true })}
        autofocus={errors.length > 0}
      />
    </Field>
  )
}

interface Wrong {
  readonly password: readonly string[]
  readonly again: readonly string[]
}
const nothing: Wrong = { password: [], again: [] }

const TakeAway = ({ visit, serialNumber, wrong }: { visit: SignedInVisit; serialNumber: string; wrong: Wrong }) => {
  const { say } = visit
  return (
    <section class="secret" aria-labelledby="pkcs12-title">
      <h2 id="pkcs12-title">{say('pkcs12Title')}</h2>
      <p class="hint">{say('pkcs12Lead')}</p>
      <Form visit={visit} action="/web/certificates/pkcs12" class="download" marked>
        <input type="hidden" name="certificate" value={serialNumber} />
        <Password visit={visit} name="password" errors={wrong.password} />
        <Password visit={visit} name="again" errors={wrong.again} />
        <div class="actions">
          <button type="submit">{say('pkcs12Verb')}</button>
        </div>
      </Form>
    </section>
  )
}

const view = async (visit: SignedInVisit, serialNumber: string, wrong?: Wrong) => {
  const { say, url } = visit
  const certificate = await findCertificate(visit, serialNumber)
  if (certificate === undefined) return redirectTo(visit, pathWith('/web/certificates', { number: serialNumber }))
  const issued = await retrieve(visit, serialNumber)
  const refresh = isBlocked(certificate) ? refreshOf(visit) : undefined
  return show(
    visit,
    { title: say('certificateTitle'), failed: wrong !== undefined, status: wrong === undefined ? 200 : 422, refresh },
    <>
      <Back href="/web/certificates" label={say('certificateList')} />
      <h1>{say('certificateTitle')}</h1>
      {url.searchParams.has('issued') && (
        <Notice kind="info" title={say('grantDone')}>
          <p>{say('certificateIssued')}</p>
        </Notice>
      )}
      <Facts say={say} facts={certificateFacts(certificate, visit)} />
      <p class="actions">
        <a class="button" href={pathWith('/web/certificates/file', { certificate: serialNumber })}>
          {say('downloadCertificate')}
        </a>
        {certificate.status === 'Active' && (
          <a class="button danger" href={pathWith('/web/certificates/revoke', { certificate: serialNumber })}>
            {say('revoke')}
          </a>
        )}
        <a href="/web/certificates/apply">{say('applyAgain')}</a>
      </p>
      {issued?.privateKey === undefined ? (
        <p class="hint">{say('keyElsewhere')}</p>
      ) : (
        <TakeAway visit={visit} serialNumber={serialNumber} wrong={wrong ?? nothing} />
      )}
      {refresh && <RefreshLink say={say} refresh={refresh} />}
    </>,
  )
}

const asked = (given: URLSearchParams): string => given.get('certificate') ?? ''

export const certificatePage: SignedInPage = visit => view(visit, asked(visit.url.searchParams))

/** The certificate alone, as the real portal gives it: PEM. */
export const certificateFilePage: SignedInPage = async visit => {
  const given = visit.url.searchParams
  const serialNumber = asked(given)
  if (serialNumber === '') return redirectTo(visit, listPath(certificateList, given.get('list'), { unselected: '1' }))
  const issued = await retrieve(visit, serialNumber)
  return issued === undefined
    ? redirectTo(visit, certificatePath(serialNumber))
    : download(issued.certificate, 'crt', serialNumber)
}

/** Certificate and key in one file. The password is for that file: it is neither kept nor shown, and KSeF never sees it. */
export const pkcs12Page: SignedInPage = async visit => {
  const { form, say } = visit
  const serialNumber = asked(form)
  const password = form.get('password') ?? ''
  const wrong: Wrong = {
    password: wrongWithPassword(password).map(key => say(key)),
    again: password === form.get('again') ? [] : [say('passwordsDiffer')],
  }
  if (wrong.password.length > 0 || wrong.again.length > 0) return view(visit, serialNumber, wrong)
  const { certificate, privateKey } = (await retrieve(visit, serialNumber)) ?? {}
  if (certificate === undefined || privateKey === undefined) return redirectTo(visit, certificatePath(serialNumber))
  const file = await makePkcs12({ certificate, privateKey, password, name: serialNumber })
  return download(file, 'p12', serialNumber)
}
