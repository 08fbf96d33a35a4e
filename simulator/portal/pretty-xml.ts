import { part } from '../runtime/parts.ts'

const formatter = part(() => import('./format-xml.ts'))

/**
 * A document with a line for each element, for people. Text that is no document comes back as it is.
 */
export const prettyXml = async (xml: string): Promise<string> =>
  xml.trimStart().startsWith('<') ? (await formatter()).formatXml(xml) : xml

/** A document in one line is read badly, by whoever looks at it and whoever corrects it. */
const fewLines = 3

/** A document as it is, or with a line for each element where it has next to none. */
export const readableXml = async (xml: string): Promise<string> =>
  xml.trim().split('\n').length < fewLines ? prettyXml(xml) : xml
