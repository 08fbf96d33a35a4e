import type { Refresh } from '../refresh.ts'
import type { Say } from '../texts.ts'

/** For browsers without scripts: the page asks again by itself, and sooner when told to. */
export const RefreshLink = ({ say, refresh }: { say: Say; refresh: Refresh }) => (
  <noscript>
    <p class="actions">
      <a class="button quiet" href={refresh.url}>
        {say('refresh')}
      </a>
    </p>
  </noscript>
)
