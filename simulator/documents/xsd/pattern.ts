/** What a class of characters holds in .NET: digits of every script, all of Unicode's spaces. */
const classes: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  s: String.raw`\f\n\r\t\v\x85\p{Z}`,
  w: String.raw`\p{L}\p{M}\p{N}\p{S}`,
}
const syntax = /[$()*+./?[\\\]^{|}]/
/** `$` of .NET holds before a last line end, too. */
const end = String.raw`(?=\n?$)`

const escaped = (letter: string, inClass: boolean): string => {
  const known = classes[letter]
  if (known !== undefined) return inClass || /[dD]/.test(letter) ? known : `[${known}]`
  return syntax.test(letter) || /[bnrt]/.test(letter) || (inClass && letter === '-') ? `\\${letter}` : letter
}

/** A pattern of XSD in the syntax of JavaScript, as .NET understands it. */
const translate = (pattern: string): string => {
  let inClass = false
  return pattern.replace(/\\(.)|[\s\S]/gu, (piece, letter: string | undefined) => {
    if (letter !== undefined) return escaped(letter, inClass)
    if (piece === '[') inClass = true
    else if (piece === ']') inClass = false
    else if (inClass) return piece
    if (piece === '.') return String.raw`[^\n]`
    if (piece === '(') return '(?:'
    return piece === '$' ? end : piece
  })
}

/** Whether a value keeps one of the patterns of a restriction, each for the whole value. */
export const patternOf = (alternatives: readonly string[]): RegExp =>
  new RegExp(`^(?:${alternatives.map(translate).join('|')})${end}`, 'u')
