import { nipOf } from '../context.ts'
import { Badge } from '../parts/badge.tsx'
import { Facts } from '../parts/facts.tsx'
import { Form } from '../parts/form.tsx'
import { FormFields } from '../parts/form-fields.tsx'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { Time } from '../parts/time.tsx'
import { whole } from '../parts/whole.tsx'
import { complainsOnlyOf, type Refused, unlessRefused } from '../refusal.ts'
import { redirectTo, show } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

const path = '/web/attachments'

const view = async (visit: SignedInVisit, refused?: Refused) => {
  const { say, language, signedIn, form, url } = visit
  const { isAttachmentAllowed = false, revokedDate } = await signedIn.ksef.permissions.attachmentStatus()
  return show(
    visit,
    { title: say('attachmentConsent'), failed: refused !== undefined, status: refused === undefined ? 200 : 422 },
    <>
      {refused && (
        <RefusalNotice
          say={say}
          title={say('consentRefused')}
          refused={refused}
          isBeside={complainsOnlyOf(refused, ['expectedEndDate'])}
        />
      )}
      <h1>{say('attachmentConsent')}</h1>
      <p class="lead">{say('consentLead', { nip: signedIn.context.value })}</p>
      {url.searchParams.has('done') && (
        <Notice kind="info" title={say('grantDone')}>
          <p>{say('consentDone')}</p>
        </Notice>
      )}
      <Facts
        say={say}
        facts={[
          [
            'columnStatus',
            <Badge tone={isAttachmentAllowed ? 'good' : 'over'} value={String(isAttachmentAllowed)}>
              {say(isAttachmentAllowed ? 'consentGiven' : 'consentMissing')}
            </Badge>,
          ],
          ['consentEnds', revokedDate && <Time at={revokedDate} language={language} />],
        ]}
      />
      {isAttachmentAllowed ? (
        <Form visit={visit} action={path}>
          <input type="hidden" name="do" value="withdraw" />
          <FormFields
            say={say}
            fields={[
              {
                name: 'until',
                label: 'consentUntil',
                hint: 'consentUntilHint',
                kind: 'date',
                members: ['expectedEndDate'],
                wrong: 'dateWrong',
              },
            ]}
            focusFirst={false}
            typed={refused && form}
            refused={refused}
          />
          <div class="actions">
            <button type="submit" class="danger">
              {say('consentWithdraw')}
            </button>
          </div>
        </Form>
      ) : (
        <Form visit={visit} action={path}>
          <input type="hidden" name="do" value="give" />
          <div class="actions">
            <button type="submit">{say('consentGive')}</button>
          </div>
        </Form>
      )}
      <p class="hint">{whole(say('consentSource'))}</p>
    </>,
  )
}

export const consentPage: SignedInPage = visit => view(visit)

/** By the test data, which stand in for the form of the e-Urząd Skarbowy. */
export const changeConsentPage: SignedInPage = async visit => {
  const { form, session, signedIn, client } = visit
  const nip = nipOf(signedIn.context)
  const change = async () => {
    const asked = form.get('do')
    if (asked === 'give') await client.testdata.allowAttachments({ body: { nip } })
    else if (asked === 'withdraw')
      await client.testdata.disallowAttachments({ body: { nip, expectedEndDate: form.get('until') || undefined } })
    else return redirectTo(visit, path)
    return redirectTo(visit, `${path}?done=1`)
  }
  return unlessRefused(session, change, refused => view(visit, refused))
}
