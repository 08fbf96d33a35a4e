import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isInstalled, sharedFile } from '../../../shared.ts'

const program = sharedFile('tools/dotnet-judge')

/** .NET's own validator, run by Debian's mono: undefined where it is not installed, which is said (and fails CI). */
export const dotNetJudge =
  program !== undefined && isInstalled('mono') && isInstalled('mcs') ? resolve(program) : undefined

/** What is printed of one document: a line each, but a quoted value may have line ends of its own. */
const messagesOf = (printed: string): string[] =>
  printed
    .split(/\n(?=(?:Error|Warning|\w+Exception): )/)
    .map(line => line.replace(/\n$/, ''))
    .filter(line => line !== '')

/**
 * What .NET says of each document, in its order; nothing of one that keeps the schema. Warnings count like faults: that
 * nothing is known of an invoice of another form is one.
 * @param folder where the schema's files are, at whatever depth
 * @param schema the path of the first file
 */
export const askDotNet = (folder: string, schema: string, documents: readonly string[]): string[][] => {
  const written = mkdtempSync(join(tmpdir(), 'documents-'))
  try {
    const files = documents.map((document, at) => {
      const file = join(written, `${at}.xml`)
      writeFileSync(file, document)
      return file
    })
    const printed = execFileSync(dotNetJudge!, [resolve(folder), resolve(schema), ...files], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    const answers = printed.split(/^# .*\.xml\n/m).slice(1)
    if (answers.length !== documents.length) throw new Error(`The judge was silent: ${printed.slice(0, 1000)}`)
    return answers.map(messagesOf)
  } finally {
    rmSync(written, { recursive: true })
  }
}

/** The messages without what .NET calls them. */
export const withoutSeverity = (messages: readonly string[]): string[] =>
  messages.map(message => message.replace(/^(?:Error|Warning): /, ''))
