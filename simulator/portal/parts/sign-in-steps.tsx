import type { Say, TextKey } from '../texts.ts'

const steps: readonly TextKey[] = ['stepContext', 'stepMethod', 'stepCertificate', 'stepSignature']

/** Where in the sign-in one is: 1 to 4. */
export const SignInSteps = ({ say, step }: { say: Say; step: number }) => (
  <nav class="steps" aria-label={say('steps')}>
    <p class="step-of">{say('stepOf', { step })}</p>
    <ol>
      {steps.map((key, index) => (
        <li aria-current={index + 1 === step ? 'step' : undefined} class={index + 1 < step ? 'done' : undefined}>
          <span>{say(key)}</span>
        </li>
      ))}
    </ol>
  </nav>
)
