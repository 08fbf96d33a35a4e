import type { Refused } from '../refusal.ts'
import type { Visit } from '../visit.ts'

/** Where asking once more may go better; a form is not sent twice by a link. */
export const mayAskAgain = ({ method }: Visit, { passing }: Refused): boolean => passing === true && method === 'GET'

/** The same page once more. Its address is told from the page itself, for nobody here knows what stands before it. */
export const TryAgain = ({ visit: { say, url } }: { visit: Visit }) => {
  const query = new URLSearchParams(url.search)
  query.delete('refresh')
  return (
    <a class="button" href={`?${query}`}>
      {say('askAgain')}
    </a>
  )
}
