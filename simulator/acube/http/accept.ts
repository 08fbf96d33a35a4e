export const mediaTypes = {
  json: 'application/json',
  linked: 'application/ld+json',
  xml: 'application/xml',
} as const
export type Form = keyof typeof mediaTypes

interface Range {
  readonly type: string
  readonly quality: number
  /** Its place in the header. */
  readonly place: number
}

const qualityIn = (parameters: readonly string[]): number => {
  const quality = Number(parameters.find(it => it.startsWith('q='))?.slice(2) ?? 1)
  return quality >= 0 && quality <= 1 ? quality : 1
}

const rangesOf = (accept: string): Range[] =>
  accept.split(',').map((part, place) => {
    const [type = '', ...parameters] = part.split(';').map(text => text.trim().toLowerCase())
    return { type: type === 'text/xml' ? mediaTypes.xml : type, quality: qualityIn(parameters), place }
  })

/** How exactly a range means a media type; undefined when it does not. */
const exactness = (range: string, type: string): number | undefined => {
  const at = ['*/*', `${type.split('/')[0]}/*`, type].indexOf(range)
  return at === -1 ? undefined : at
}

/** What a header says of a form: the range that means it most exactly counts (RFC 9110, 12.5.1). */
const preferenceOf = (form: Form, ranges: readonly Range[]) =>
  ranges
    .map(range => ({ ...range, form, exact: exactness(range.type, mediaTypes[form]) ?? -1 }))
    .filter(({ exact }) => exact >= 0)
    .sort((a, b) => b.exact - a.exact)
    .slice(0, 1)

/** The form that an Accept header likes best of those offered; the first of them when it likes none. */
export const acceptedForm = (accept: string | null, offered: readonly [Form, ...Form[]]): Form => {
  const ranges = rangesOf(accept ?? '')
  const [best] = offered
    .flatMap(form => preferenceOf(form, ranges))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || b.exact - a.exact || a.place - b.place)
  return best?.form ?? offered[0]
}
