export const mediaTypes = {
  json: 'application/json',
  linked: 'application/ld+json',
  xml: 'application/xml',
} as const
export type Form = keyof typeof mediaTypes

/** The form that an Accept header likes best of those offered; the first of them when it names none. */
export const acceptedForm = (accept: string | null, offered: readonly [Form, ...Form[]]): Form => {
  const asked = (accept ?? '')
    .split(',')
    .map(part => {
      const [type = '', ...parameters] = part.split(';').map(text => text.trim().toLowerCase())
      const quality = Number(parameters.find(it => it.startsWith('q='))?.slice(2) ?? 1)
      return { type: type === 'text/xml' ? mediaTypes.xml : type, quality }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { type } of asked) {
    const form = offered.find(one => mediaTypes[one] === type)
    if (form !== undefined) return form
  }
  return offered[0]
}
