import type { Command, Option } from 'commander'
import { exits } from '../../simulator/commands/exits.ts'
import { createProgram } from '../../simulator/commands/program.ts'
import { startOptions } from '../../simulator/seed/options/start-options.ts'

/** The pages about the command line, read off the commands themselves. */

const cell = (text: string): string => text.replaceAll('|', '\\|')
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map(row => row.map(cell))].map(row => `| ${row.join(' | ')} |`).join('\n')

const defaultOf = ({ defaultValue, defaultValueDescription }: Option): string => {
  if (defaultValueDescription !== undefined) return defaultValueDescription
  return defaultValue === undefined ? '' : code(String(defaultValue))
}

const meaningOf = ({ description, argChoices, envVar, mandatory }: Option): string =>
  [
    mandatory ? 'required:' : '',
    description,
    argChoices === undefined ? '' : `(${argChoices.map(code).join(', ')})`,
    envVar === undefined ? '' : `(also the variable ${code(envVar)})`,
  ]
    .filter(text => text !== '')
    .join(' ')

/** A command that does something, with the words before its own name. */
interface Leaf {
  readonly command: Command
  readonly name: string
}

const leavesOf = (command: Command, before = ''): readonly Leaf[] => {
  const name = `${before} ${command.name()}`.trim()
  const below = command.commands.flatMap(it => leavesOf(it, name))
  // `demo` does something itself, and has `demo outage` below it.
  const acts = below.length === 0 || (command.parent !== null && command.options.length > 0)
  return acts ? [{ command, name }, ...below] : below
}

const program = await createProgram(error => {
  throw error
})

export const leaves: readonly Leaf[] = leavesOf(program)

/** Of `start`: where else an option may be given. */
const placesOf = (option: Option): readonly string[] => {
  const { variable, line } = startOptions.find(it => it.option === option) ?? {}
  return variable === undefined ? [] : [code(variable), line === undefined ? '' : code(line)]
}

const headOf = ({ options }: Command): readonly string[] =>
  options.some(it => placesOf(it).length > 0)
    ? ['option', 'means', 'default', 'variable', 'in ksef-simulator.yaml']
    : ['option', 'means', 'default']

const section = ({ command, name }: Leaf): string =>
  [
    `### ${name.replace('ksef-simulator ', '')}`,
    `${code(`${name} ${command.usage()}`)}: ${command.description()}.`,
    ...(command.options.length === 0
      ? []
      : [
          table(
            headOf(command),
            command.options.map(it => [code(it.flags), meaningOf(it), defaultOf(it), ...placesOf(it)]),
          ),
        ]),
  ].join('\n\n')

export const commandsMarkdown = (): string => leaves.map(section).join('\n\n')

export const exitsMarkdown = (): string =>
  table(
    ['exit code', 'means'],
    Object.values(exits).map(({ code, means }) => [`${code}`, means]),
  )
