import type { Child } from 'hono/jsx'
import type { Told } from '../../../contracts/told.ts'
import { unbroken } from '../../pages/unbroken.ts'
import type { Language } from '../texts.ts'
import { whole } from './whole.tsx'

/** Words of another program, which nobody translates, as sentences in Polish set them apart. */
const foreign = /«([^«»]{1,2500})»/

/** A sentence of the simulator: what it quotes of another program stands on a line of its own, in the language of that program. */
export const toldText = (text: string): Child =>
  text.split(foreign).map((part, index) =>
    index % 2 === 0 ? (
      whole(part)
    ) : (
      <q class="foreign" lang="en">
        {part}
      </q>
    ),
  )

/** What the simulator tells, in the reader's language. */
export const toldIn = (told: Told, language: Language): Child =>
  toldText(language === 'pl' ? unbroken(told.pl) : told.en)
