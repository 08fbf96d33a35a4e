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

/** Characters of a sentence that is quoted in another one: what it quotes itself has been cut before. */
const longestSentence = 8000

const inOne = (tongue: Tongue, values: Readonly<Record<string, Value>> = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[tongue] : value]),
  )

/** What the {names} of a text are filled with; nothing where it has none. */
type ValuesOf<Text extends Told> = [NameIn<Text[Tongue]>] extends [never]
  ? []
  : [values: Readonly<Record<NameIn<Text[Tongue]>, Value>>]

/** A function of a sentence's name and values, with the `texts` that it is made of. */
export interface Telling<Texts extends Readonly<Record<string, Told>>> {
  <Name extends keyof Texts>(name: Name, ...values: ValuesOf<Texts[Name]>): Told
  readonly texts: Texts
}

/** A catalogue of sentences, each with {names} for what it quotes, as a function of a sentence's name and values. */
export const telling = <const Texts extends Readonly<Record<string, Told>>>(texts: Texts): Telling<Texts> => {
  const tell = <Name extends keyof Texts>(name: Name, ...[values]: ValuesOf<Texts[Name]>): Told =>
    inEach(tongue => filled(texts[name]![tongue], inOne(tongue, values), longestSentence))
  return Object.assign(tell, { texts })
}

/** What is made for each language by itself. */
export const inEach = (make: (tongue: Tongue) => string): Told => ({ en: make('en'), pl: make('pl') })

/** The words of another system, which nobody translates: the same in both languages. */
export const verbatim = (text: string): Told => inEach(() => text)

/** Several, one after another. */
export const together = (told: readonly Told[]): Told => inEach(tongue => told.map(it => it[tongue]).join(' '))
