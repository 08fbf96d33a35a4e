import { type Telling, type Told, telling } from '../../contracts/told.ts'

/**
 * A Polish text whose lines end with no word that belongs to the next one: Polish words of one letter, "art." and "ust." before their numbers,
 * numbers before what they count.
 */
export const unbroken = (text: string): string =>
  text
    .replace(/(?<=^|[\s(])([aiouwz]|art\.|ust\.|pkt|lit\.) (?=\S)/gi, '$1\u00a0')
    .replace(/(?<=[\d}]) (?=znak|cyfr)/g, '\u00a0')
    .replace(/\bnp\. /g, 'np.\u00a0')

/** Sentences of pages: their Polish is unbroken. */
export const tellingOfPages = <const Texts extends Readonly<Record<string, Told>>>(texts: Texts): Telling<Texts> =>
  telling(
    Object.fromEntries(
      Object.entries(texts).map(([name, { en, pl }]) => [name, { en, pl: unbroken(pl) }]),
    ) as unknown as Texts,
  )
