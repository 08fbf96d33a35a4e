import type { PortalSession } from '../session.ts'
import type { Say } from '../texts.ts'
import type { Visit } from '../visit.ts'
import { ExchangeView } from './exchange-view.tsx'

const countOf = (say: Say, count: number): string => {
  if (count === 0) return say('hoodNone')
  if (count === 1) return say('hoodCallsOne', { count })
  const few = count % 10 >= 2 && count % 10 <= 4 && !(count % 100 >= 12 && count % 100 <= 14)
  return say(few ? 'hoodCallsFew' : 'hoodCallsMany', { count })
}

const emptyFor = ({ signedIn }: PortalSession) => (signedIn ? 'hoodEmptySignedIn' : 'hoodEmpty')

/** "Under the hood": what the step asked the API. At the foot of every page, folded in. */
export const Hood = ({ visit: { say, session } }: { visit: Visit }) => {
  const exchanges = session.exchanges.ofStep()
  const calls = exchanges.reduce((sum, { times }) => sum + times, 0)
  return (
    <details class="hood" id="hood" data-keep>
      <summary>
        <h2>{say('hood')}</h2>
        <span class="hood-count" id="hood-count" data-live>
          {countOf(say, calls)}
        </span>
      </summary>
      <div class="hood-body" id="hood-body" data-live>
        <p>{say(exchanges.length > 0 ? 'hoodLead' : emptyFor(session))}</p>
        {exchanges.map((exchange, index) => (
          <ExchangeView say={say} exchange={exchange} id={`exchange-${index + 1}`} />
        ))}
        <p>
          <a href="/web/exchanges">{say('hoodAll')}</a>
        </p>
      </div>
    </details>
  )
}
