import { filled } from './filled.ts'

export const tongues = ['en', 'pl'] as const
export type Tongue = (typeof tongues)[number]

/** Sentences for the developer, in both languages. */
export type Told = Readonly<Record<Tongue, string>>

type NameIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NameIn<Rest>
  : never

/** What a text quotes: a Told is quoted in the text's own language. */
type Value = string | number | Told

const inOne = (tongue: Tongue, values: Readonly<Record<string, Value>> = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[tongue] : value]),
  )

/** What the {names} of a text are filled with; nothing where it has none. */
type ValuesOf<Text extends Told> = [NameIn<Text[Tongue]>] extends [never]
  ? []
  : [values: Readonly<Record<NameIn<Text[Tongue]>, Value>>]

/** A catalogue of sentences, each with {names} for what it quotes, as a function of a sentence's name and values. */
export const telling =
  <const Texts extends Readonly<Record<string, Told>>>(texts: Texts) =>
  <Name extends keyof Texts>(name: Name, ...[values]: ValuesOf<Texts[Name]>): Told => {
    const { en, pl } = texts[name]!
    return { en: filled(en, inOne('en', values)), pl: filled(pl, inOne('pl', values)) }
  }

/** What is told in one language: a text that is not in a catalogue yet is the same in both. */
export const inTongue = (tongue: Tongue, told: Told | string): string =>
  typeof told === 'string' ? told : told[tongue]
