import { writtenInstant } from '../instants.ts'
import type { Language } from '../texts.ts'

/** An instant of the API in Poland's time. */
export const Time = ({ at, language }: { at: string; language: Language }) => (
  <time datetime={at}>{writtenInstant(at, language)}</time>
)
