import { part } from '../runtime/parts.ts'

const formatter = part(() => import('./format-xml.ts'))

/**
 * A document with a line for each element: for reading, never for sending. Text that is no document comes back as it is.
 */
export const prettyXml = async (xml: string): Promise<string> =>
  xml.trimStart().startsWith('<') ? (await formatter()).formatXml(xml) : xml
