import { existsSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import type { ReadSeedFile } from '../seed/file/read.ts'
import { type StartOption, startOptions } from '../seed/options/start-options.ts'
import { UsageError } from './exits.ts'

/** Options of `start` that the command line does not give: from variables, else from ksef-simulator.yaml. */

export const seedFileName = 'ksef-simulator.yaml'

type Variables = Readonly<Record<string, string | undefined>>

const truth: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false }

/** @throws InvalidArgumentError */
const readText = ({ option }: StartOption, text: string): unknown => {
  if (!option.isBoolean() && !option.negate) return option.parseArg?.(text, undefined) ?? text
  const value = truth[text.toLowerCase()]
  if (value === undefined) throw new InvalidArgumentError('it is true or false.')
  return value
}

const fromVariable = (declared: StartOption, variables: Variables): unknown => {
  const text = variables[declared.variable] ?? ''
  // One that is not filled in is given, too.
  if (text === '') return undefined
  try {
    return readText(declared, text)
  } catch (thrown) {
    if (!(thrown instanceof InvalidArgumentError)) throw thrown
    throw new UsageError(`error: the variable ${declared.variable} has a value that is invalid. ${thrown.message}`)
  }
}

/** What is said first wins; of delays each by itself. */
const joined = (name: string, given: unknown, further: unknown): unknown =>
  name === 'delay' && further !== undefined ? { ...(further as object), ...(given as object) } : (given ?? further)

const isGiven = (command: Command, name: string): boolean =>
  !['default', undefined].includes(command.getOptionValueSource(name))

const add = (command: Command, name: string, value: unknown, source: string): void => {
  if (value === undefined) return
  const given = isGiven(command, name) ? command.getOptionValue(name) : undefined
  command.setOptionValueWithSource(name, joined(name, given, value), source)
}

const fileFor = async (named: string | undefined): Promise<ReadSeedFile | undefined> => {
  const path = named ?? (existsSync(seedFileName) ? seedFileName : undefined)
  if (path === undefined) return undefined
  const { readSeedFile } = await import('../seed/file/read.ts')
  return readSeedFile(path)
}

/** @returns the file, where there is one. @throws Error for one that is wrong, with its line */
export const settle = async (command: Command, variables: Variables): Promise<ReadSeedFile | undefined> => {
  for (const declared of startOptions) add(command, declared.name, fromVariable(declared, variables), 'env')
  const file = await fileFor(command.getOptionValue('config'))
  for (const { name } of startOptions) add(command, name, file?.options[name], 'config')
  return file
}
