import type { Child } from 'hono/jsx'

/** Words of another program, which nobody translates, as sentences in Polish set them apart. */
const foreign = /«([^«»]{1,2500})»/

/** A sentence of the simulator: what it quotes of another program stands on a line of its own, in the language of that program. */
export const toldText = (text: string): Child =>
  text.split(foreign).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <q class="foreign" lang="en">
        {part}
      </q>
    ),
  )
