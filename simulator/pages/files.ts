import { fileText } from '../http/file-text.ts'

/** Colours, sizes and type of all pages: every style sheet begins with them. */
const tokens = fileText('./tokens.css', import.meta.url)

export const styleWith = (style: string): string => `${tokens}\n${style}`

/** What home, its neighbours and the portal have in common. */
export const baseStyle = styleWith(fileText('./base.css', import.meta.url))

/** The look of home, reference and control. */
export const siteStyle = `${baseStyle}\n${fileText('./site.css', import.meta.url)}`

/** Our own sign: a sheet with a keyhole. No emblem of the state. */
export const icon = fileText('./icon.svg', import.meta.url)
