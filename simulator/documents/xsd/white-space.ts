export type WhiteSpace = 'preserve' | 'replace' | 'collapse'

/** XML's white space only: a non-breaking space is a character like any other. */
export const collapse = (text: string): string =>
  /[\t\n\r]|^ | $| {2}/.test(text) ? text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '') : text

/** .NET leaves one space of a text that has nothing else. */
const collapseInDotNet = (text: string): string => collapse(text) || (text === '' ? '' : ' ')

export const normalize: Readonly<Record<WhiteSpace, (text: string) => string>> = {
  preserve: text => text,
  replace: text => text.replace(/[\t\n\r]/g, ' '),
  collapse: collapseInDotNet,
}
