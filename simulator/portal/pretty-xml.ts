const indent = (depth: number): string => '  '.repeat(Math.max(0, depth))

/**
 * A well-formed document with a line for each element: for reading, never for sending. Text that is no document comes
 * back as it is.
 */
export const prettyXml = (xml: string): string => {
  if (!xml.trimStart().startsWith('<')) return xml
  const lines: string[] = []
  let depth = 0
  for (const [part] of xml.matchAll(/<[^<>]*>|<|[^<]+/g)) {
    if (part.startsWith('</')) {
      depth--
      const last = lines.length - 1
      const opened = lines[last]?.trimStart() ?? ''
      // An element of text alone stays on its line.
      if (depth === depthOf(lines[last]) && !opened.includes('</')) lines[last] += part
      else lines.push(indent(depth) + part)
    } else if (part.startsWith('<') && part.endsWith('>')) {
      lines.push(indent(depth) + part)
      if (!part.endsWith('/>') && !/^<[?!]/.test(part)) depth++
    } else if (part.trim() !== '') {
      const last = lines.length - 1
      lines[last] = (lines[last] ?? '') + part
    }
  }
  return lines.join('\n')
}

const depthOf = (line = ''): number => (line.length - line.trimStart().length) / 2
