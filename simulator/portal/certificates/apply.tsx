import { makeCertificateRequest } from '../../../client/index.ts'
import type { CertificateType } from '../../../contracts/ksef/certificates/certificate.ts'
import { Form } from '../parts/form.tsx'
import { type FormField, FormFields } from '../parts/form-fields.tsx'
import { startOfDay } from '../parts/list/days.ts'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { complainsOnlyOf, type Refused, unlessRefused } from '../refusal.ts'
import { pathWith, redirectTo, show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { Limits, purposeChoices } from './facts.tsx'
import { keepKey } from './keys.ts'

const fields: readonly FormField[] = [
  {
    name: 'name',
    label: 'certificateName',
    required: true,
    hint: 'certificateNameHint',
    members: ['certificateName'],
    wrong: 'certificateNameWrong',
  },
  {
    name: 'purpose',
    label: 'certificatePurpose',
    required: true,
    kind: 'radios',
    standard: 'Authentication',
    choices: purposeChoices,
    members: ['certificateType'],
    wrong: 'certificatePurposeMissing',
  },
  {
    name: 'key',
    label: 'certificateKey',
    required: true,
    hint: 'certificateKeyHint',
    kind: 'select',
    standard: 'p256',
    choices: [
      { value: 'p256', label: 'keyEc' },
      { value: 'rsa', label: 'keyRsa' },
    ],
  },
  {
    name: 'from',
    label: 'certificateFrom',
    hint: 'certificateFromHint',
    kind: 'date',
    members: ['validFrom'],
    wrong: 'certificateFromWrong',
  },
]

const view = async (visit: SignedInVisit, typed?: URLSearchParams, refused?: Refused) => {
  const { say, session, signedIn } = visit
  const limits = () => signedIn.ksef.certificates.limits()
  // What was typed stays, whether or not KSeF says how much is left.
  const left = await (refused === undefined ? limits() : unlessRefused(session, limits, () => undefined))
  return show(
    visit,
    {
      title: say('applyForCertificate'),
      failed: refused !== undefined,
      status: refused === undefined ? 200 : 422,
    },
    <>
      {refused && (
        <RefusalNotice
          say={say}
          title={say('applyRefused')}
          refused={refused}
          isBeside={complainsOnlyOf(
            refused,
            fields.flatMap(({ members = [] }) => members),
          )}
        />
      )}
      <h1>{say('applyForCertificate')}</h1>
      <p class="lead">{say('applyLead')}</p>
      {left && <Limits say={say} left={left} />}
      {left?.canRequest === false && (
        <Notice kind="warning">
          <p>{say('noRequestLeft')}</p>
        </Notice>
      )}
      <Form visit={visit} action="/web/certificates/apply" marked>
        <FormFields say={say} fields={fields} typed={typed} refused={refused} />
        <div class="actions">
          <button type="submit">{say('applyVerb')}</button>
        </div>
      </Form>
    </>,
  )
}

export const applyPage: SignedInPage = visit => view(visit)

/** Makes key and request as any client does: KSeF sees the public key alone, and the private one stays in the session. */
export const applyForCertificatePage: SignedInPage = async visit => {
  const { form, session, signedIn } = visit
  const { certificates } = signedIn.ksef
  const text = (name: string) => form.get(name)?.trim() ?? ''
  const apply = async () => {
    const subject = await certificates.enrollmentData()
    const { csr, privateKey } = await makeCertificateRequest({ subject, key: text('key') === 'rsa' ? 'rsa' : 'p256' })
    const { referenceNumber } = await certificates.enroll({
      body: {
        certificateName: text('name'),
        certificateType: text('purpose') as CertificateType,
        csr,
        validFrom: startOfDay(text('from') || undefined),
      },
    })
    keepKey(session, referenceNumber, privateKey)
    return redirectTo(visit, pathWith('/web/certificates/request', { request: referenceNumber }))
  }
  return unlessRefused(session, apply, refused => view(visit, form, refused))
}
