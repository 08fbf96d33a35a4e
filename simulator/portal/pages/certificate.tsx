import { FieldErrors, Legend, RequiredNote } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { SignInSteps } from '../parts/sign-in-steps.tsx'
import { pathWith, redirectTo, show } from '../reply.tsx'
import type { Visit } from '../visit.ts'
import { withContext } from '../with-context.ts'

const answers = ['yes', 'no'] as const

const view = (visit: Visit, context: string, unanswered: boolean) => {
  const { say } = visit
  return show(
    visit,
    { title: say('questionTitle'), failed: unanswered, status: unanswered ? 422 : 200 },
    <>
      <SignInSteps say={say} step={3} />
      <Form visit={visit} action={pathWith('/web/login/certificate', { context })}>
        <fieldset
          class="question"
          aria-describedby={unanswered ? 'answer-hint answer-errors' : 'answer-hint'}
          data-invalid={unanswered ? '' : undefined}
        >
          <Legend say={say} required>
            <h1>{say('questionTitle')}</h1>
          </Legend>
          <p class="hint" id="answer-hint">
            {say('questionHint')}
          </p>
          <RequiredNote say={say} />
          <FieldErrors id="answer" errors={unanswered ? [say('questionMissing')] : []} />
          {answers.map((answer, index) => (
            <label class="choice">
              <input type="radio" name="answer" value={answer} autofocus={index === 0} /> {say(answer)}
            </label>
          ))}
        </fieldset>
        <div class="actions">
          <button type="submit">{say('next')}</button>
          <a class="button quiet" href={pathWith('/web/login/method', { context })}>
            {say('back')}
          </a>
        </div>
      </Form>
    </>,
  )
}

/** 3. Does the certificate serve as a signature with a tax number or a personal number? */
export const certificatePage = withContext((visit, { value: context }) => view(visit, context, false))

/** Yes leads to a stamp with NIP, no to the fingerprint of a certificate that has no such number. */
export const chooseCertificatePage = withContext((visit, { value: context }) => {
  const answer = visit.form.get('answer')
  if (answer !== 'yes' && answer !== 'no') return view(visit, context, true)
  const type = answer === 'yes' ? 'stamp-nip' : 'fingerprint'
  return redirectTo(visit, pathWith('/web/login/sign', { context, type }))
})
