import type { DestinationStream } from 'pino'
import { type PrettyOptions, prettyFactory } from 'pino-pretty'
import type { AccessLine } from '../http/access-log.ts'

/** As much of a terminal's stream as is needed. */
interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

type Paint = (text: string) => string
type Colors = Readonly<Record<'red' | 'yellow' | 'green' | 'cyan' | 'gray', Paint>>

/** What stands in the line itself, and not below it: a path says of which world it is. */
const shown: readonly (keyof AccessLine | 'world')[] = [
  'world',
  'method',
  'path',
  'status',
  'code',
  'context',
  'explanation',
  'why',
  'ms',
  'sent',
  'answered',
]

/** A line stays one line, and a terminal takes no orders from a caller. */
const harmless = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')

const paintOf = (status: number, colors: Colors): Paint =>
  status >= 500 ? colors.red : status >= 400 ? colors.yellow : colors.green

/** `POST /v2/tokens  403 26001  Nip 5265877635  3 ms`, and below it why, and the bodies. */
const requestLine = (line: AccessLine, colors: Colors): string => {
  const { method, path, status, code, context, explanation, why, ms, sent, answered } = line
  const outcome = paintOf(status, colors)(code === undefined ? `${status}` : `${status} ${code}`)
  const first = [`${method} ${harmless(path)}`, outcome, context && harmless(context), colors.gray(`${ms} ms`)]
  const below = [
    why && `${colors.cyan('why')}  ${harmless(why)} ${colors.gray(`(${explanation})`)}`,
    sent && `${colors.gray('->')}   ${harmless(sent)}`,
    answered && `${colors.gray('<-')}   ${harmless(answered)}`,
  ]
  return [first.filter(Boolean).join('  '), ...below.filter(Boolean).map(it => `    ${it}`)].join('\n')
}

/** What is no request: a sentence, and of which world. */
const told = (message: unknown, world: unknown): string =>
  harmless(world === undefined ? `${message}` : `${message} (world ${world})`)

const isRequest = (line: object): line is AccessLine => 'method' in line && 'status' in line

const options: PrettyOptions = {
  translateTime: "UTC:yyyy-mm-dd HH:MM:ss.l'Z'",
  ignore: shown.join(','),
  customColors: 'message:reset,error:red',
  messageFormat: (line, key, _, { colors }) =>
    isRequest(line) ? requestLine(line, colors) : told(line[key], line.world),
  // That of every day is not told.
  customPrettifiers: { level: (level, _, __, { labelColorized }) => (Number(level) > 30 ? labelColorized : '') },
}

/** Lines of pino for who looks on, in colour where the terminal has them (NO_COLOR: never). */
export const forPeople = (screen: Screen): DestinationStream => {
  const colorize = screen.isTTY === true && process.env.NO_COLOR === undefined
  const pretty = prettyFactory({ ...options, colorize })
  return { write: line => void screen.write(pretty(line)) }
}
