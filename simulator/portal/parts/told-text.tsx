import type { Child } from 'hono/jsx'
import { unbroken } from '../../pages/unbroken.ts'
import { whole } from './whole.tsx'

/** Words of another program, which nobody translates, as sentences in Polish set them apart. */
const foreign = /«([^«»]{1,2500})»/

/** A sentence of the simulator: what it quotes of another program stands on a line of its own, in the language of that program. */
export const toldText = (text: string): Child =>
  unbroken(text)
    .split(foreign)
    .map((part, index) =>
      index % 2 === 0 ? (
        whole(part)
      ) : (
        <q class="foreign" lang="en">
          {part}
        </q>
      ),
    )
