/** Longer names are no names of FA(3); they need not be repeated to whoever sent them. */
const longestName = 100

/** `DaneIdentyfikacyjne` → `daneIdentyfikacyjne`, but `NIP` and `P_13_1` stay (VALID, verbatim for these two kinds). */
const propertyName = (element: string): string =>
  element.slice(0, longestName).replace(/^[A-Z](?=[a-z])/, first => first.toLowerCase())

/** The path of a child: `fa.faWiersz[2].P_7`. @param at the place among others of its name, from 0. */
export const childPath = (parent: string, element: string, at?: number): string =>
  `${parent}${parent === '' ? '' : '.'}${propertyName(element)}${at === undefined ? '' : `[${at}]`}`
