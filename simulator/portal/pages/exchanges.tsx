import { type Exchange, keptExchanges } from '../exchanges.ts'
import { ExchangeView } from '../parts/exchange-view.tsx'
import { show } from '../reply.tsx'
import type { Page } from '../visit.ts'

/** Newest step first, each in its order. */
const bySteps = (exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] =>
  [...new Set(exchanges.map(({ step }) => step))]
    .reverse()
    .map(step => exchanges.filter(exchange => exchange.step === step))

/** Everything that the panel still remembers. */
export const exchangesPage: Page = visit => {
  const { say, session } = visit
  const steps = bySteps(session.exchanges.all())
  return show(
    visit,
    { title: say('exchangesTitle') },
    <>
      <h1>{say('exchangesTitle')}</h1>
      <p class="lead">{say('exchangesLead', { kept: keptExchanges })}</p>
      {steps.length === 0 && <p class="nothing">{say('exchangesEmpty')}</p>}
      {steps.map((exchanges, index) => (
        <section class="exchange-step">
          <h2>{say('exchangeStep', { step: steps.length - index })}</h2>
          {exchanges.map((exchange, place) => (
            <ExchangeView say={say} exchange={exchange} id={`step-${exchange.step}-${place + 1}`} />
          ))}
        </section>
      ))}
    </>,
  )
}
