/**
 * What a command line of the documentation is in PowerShell, from version 5.1 on, which knows no `&&` and has a `curl` of its own.
 * The blocks of both shells are one source: the block for bash.
 */

/** Text in single quotes is the same to both shells, but for a double quote in it, which 5.1 takes out. */
const parts = /'[^'"]*'|[^']+/g

/** What means something else in PowerShell, or nothing. */
const foreign = /[$|<>&;`"*~#(){}]/

const translated = (command: string): string => {
  const outside = command.replace(/'[^'"]*'/g, '').replace(/\\$/gm, '')
  const [met] = foreign.exec(outside) ?? []
  if (met !== undefined || outside.includes("'"))
    throw new Error(`This is for bash alone: ${command}\n(${met ?? 'a quote'})`)
  return (command.match(parts) ?? [])
    .map(part => (part.startsWith("'") ? part : part.replace(/^curl\b/gm, 'curl.exe').replace(/\\$/gm, '`')))
    .join('')
}

/** `a && b`: b only when a went well. */
const chained = (line: string): string =>
  line
    .split(' && ')
    .map(translated)
    .reduceRight((then, command) => `${command}; if ($?) { ${then} }`)

/** @throws Error for what is for bash alone. */
export const powershellOf = (bash: string): string =>
  bash
    .split(/(?<!\\)\n/)
    .map(chained)
    .join('\n')

const body = '((?:(?!```).*\\n)*)```'
const twins = new RegExp(`^(\`\`\`sh(?: run)?\\n${body}\\n\\n)\`\`\`powershell\\n${body}$`, 'gm')

/** The text with every block for PowerShell made afresh from the block for bash that it stands behind. */
export const withPowerShell = (text: string): string =>
  text.replace(
    twins,
    (_, before: string, bash: string) => `${before}\`\`\`powershell\n${powershellOf(bash.trimEnd())}\n\`\`\``,
  )
