import type { Command } from 'commander'
import type * as z from 'zod'
import type { ControlCallShape } from '../../contracts/control/call.ts'
import { allControlCalls, type ListedControlCall } from '../../contracts/control/calls.ts'
import { commandWord } from '../../contracts/control/command-word.ts'
import { membersOf, readText } from '../../contracts/control/read-text.ts'
import { address } from '../seed/options/option-values.ts'
import { type ControlPlace, type ControlSent, sendControl } from './control-call.ts'
import { readInput } from './files.ts'
import { print } from './print.ts'
import { run } from './run.ts'

/** `control`: every call of /control, as it is declared. */
export const register = (program: Command): void => {
  const control = program
    .command('control')
    .description('steer a running simulator: its clock, delays, worlds and what else KSeF lacks')
  for (const area of new Set(allControlCalls.map(it => it.area))) {
    const ofArea = control.command(commandWord(area)).description(`calls about ${commandWord(area).replace('-', ' ')}`)
    for (const listed of allControlCalls.filter(it => it.area === area)) registerCall(ofArea, listed)
  }
}

/** Where the simulator is, and which of its worlds is meant. */
export const addPlaceOptions = (command: Command): Command =>
  command
    .addOption(
      command
        .createOption('--url <url>', 'where the simulator is')
        .env('KSEF_URL')
        .default('http://127.0.0.1:4010/v2')
        .argParser(address),
    )
    .option('--world <name>', 'a world of its own; default: the one that the address leads to')
    .addOption(command.createOption('--token <text>', 'what may steer from afar').env('KSEF_SIMULATOR_CONTROL_TOKEN'))

const registerCall = (area: Command, { name, operation: call }: ListedControlCall): void => {
  const command = area.command(commandWord(name)).description(withSmall(call.summary))
  for (const [param] of membersOf(call.params)) command.argument(`<${param}>`)
  if (call.takesLines) command.argument('<file>', 'what `control worlds snapshot` wrote')
  for (const [member, schema] of [...membersOf(call.query), ...membersOf(call.body)]) addMember(command, member, schema)
  addPlaceOptions(command).action(() => {
    const options = command.opts<ControlPlace & Record<string, string>>()
    return run(command, () => perform(command, call, options), options.url)
  })
}

const withSmall = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const addMember = (command: Command, member: string, schema: z.ZodType): void => {
  const required = !schema.safeParse(undefined).success
  const description = schema.meta()?.description ?? ''
  const option = command.createOption(`--${commandWord(member)} <value>`, description).makeOptionMandatory(required)
  command.addOption(option)
}

/** As commander calls an option: `acube.queue` is `acubeQueue`. */
const camelCase = (name: string): string => name.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())

const givenIn = (schema: z.ZodObject | undefined, options: Readonly<Record<string, string>>) =>
  membersOf(schema).flatMap(([name, member]) => {
    const text = options[camelCase(name)]
    return text === undefined ? [] : [[name, member, text] as const]
  })

const sentBy = async (
  call: ControlCallShape,
  words: readonly string[],
  options: Readonly<Record<string, string>>,
): Promise<ControlSent> => ({
  params: Object.fromEntries(membersOf(call.params).map(([name], place) => [name, words[place] ?? ''])),
  query: Object.fromEntries(givenIn(call.query, options).map(([name, , text]) => [name, text])),
  ...(call.body && {
    body: Object.fromEntries(givenIn(call.body, options).map(([name, schema, text]) => [name, readText(schema, text)])),
  }),
  ...(call.takesLines && { lines: new Uint8Array(await readInput(words[0] ?? '')) }),
})

const perform = async (
  command: Command,
  call: ControlCallShape,
  options: ControlPlace & Readonly<Record<string, string>>,
): Promise<void> => {
  const response = await sendControl(options, call, await sentBy(call, command.args, options))
  if (call.success.body !== undefined) return print(command, JSON.stringify(await response.json(), null, 2))
  const decoder = new TextDecoder()
  for await (const piece of response.body ?? [])
    command.configureOutput().writeOut?.(decoder.decode(piece, { stream: true }))
}
