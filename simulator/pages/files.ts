import { fileText } from '../http/file-text.ts'

/** Colours, sizes and type of all pages: every style sheet begins with them. */
const tokens = fileText('./tokens.css', import.meta.url)

export const styleWith = (style: string): string => `${tokens}\n${style}`

/** The look of home, reference and control. */
export const siteStyle = styleWith(fileText('./site.css', import.meta.url))

/** Our own sign: a sheet with a keyhole. No emblem of the state. */
export const icon = fileText('./icon.svg', import.meta.url)
