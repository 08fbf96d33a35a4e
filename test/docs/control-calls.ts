import type { ControlCallShape } from '../../contracts/control/call.ts'
import { allControlCalls } from '../../contracts/control/calls.ts'
import { commandWord } from '../../contracts/control/command-word.ts'

const bodyOf = ({ body }: ControlCallShape): string => {
  const members = Object.keys(body?.shape ?? {})
  return members.length === 0 ? '' : `: ${members.map(name => `\`${name}\``).join(', ')}`
}

/** The calls of /control, read off their declarations. */
export const controlMarkdown = (): string =>
  [
    '| request | does | `ksef-simulator control …` |',
    '| --- | --- | --- |',
    ...allControlCalls.map(
      ({ area, name, operation }) =>
        `| \`${operation.method} /control${operation.path}\` | ${operation.summary}${bodyOf(operation)} | ` +
        `\`${commandWord(area)} ${commandWord(name)}\` |`,
    ),
  ].join('\n')
