import { show } from '../reply.tsx'
import type { Page } from '../visit.ts'

export const notFoundPage: Page = visit => {
  const { say } = visit
  return show(
    visit,
    { title: say('notFoundTitle'), failed: true, status: 404 },
    <>
      <h1>{say('notFoundTitle')}</h1>
      <p class="lead">{say('notFoundLine')}</p>
      <p class="actions">
        <a class="button" href="/web/home">
          {say('menuHome')}
        </a>
      </p>
    </>,
  )
}
