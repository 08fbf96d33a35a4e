import type { DestinationStream } from 'pino'
import { type Log, tellFailure } from '../http/log.ts'
import { part } from '../runtime/parts.ts'
import type { LogFormat, LogLevel } from '../seed/options/choices.ts'

export interface LogOptions {
  readonly level: LogLevel
  /** When not given: for people where they look on. */
  readonly format?: LogFormat
  /** The simulator's clock, by which lines are dated. */
  readonly now: () => number
}

const pinoPart = part(() => import('pino'))
const forPeoplePart = part(() => import('./log-for-people.ts'))

type Write = (level: 'info' | 'error', fields: object, message: string) => void

/** On stderr. What cannot be written (the disk is full, the terminal gone) is lost. */
const destinationOf = async (format: LogFormat): Promise<DestinationStream> => {
  if (format === 'pretty') return (await forPeoplePart()).forPeople(process.stderr)
  const { pino } = await pinoPart()
  return pino.destination({ dest: 2, sync: true }).on('error', () => {})
}

const byPino = async (level: string, format: LogFormat): Promise<Write> => {
  const [{ pino }, destination] = await Promise.all([pinoPart(), destinationOf(format)])
  const logger = pino({ level, base: undefined, timestamp: false }, destination)
  return (at, fields, message) => logger[at](fields, message)
}

/** Where pino cannot be loaded. */
const plainly: Write = (level, fields, message) =>
  void process.stderr.write(`${JSON.stringify({ level, ...fields, msg: message })}\n`)

/** Lines on stderr. pino is loaded when there is one, which waits for it: a start and its first answer do not. */
export const createLog = ({ level, format, now }: LogOptions): Log => {
  const waiting: Parameters<Write>[] = []
  let hasFailed = false
  const load: Write = (...line) => {
    if (waiting.push(line) > 1) return
    byPino(level, format ?? (process.stderr.isTTY ? 'pretty' : 'json')).then(begin, error => {
      begin(plainly)
      if (!hasFailed) tellFailure(log, error, 'pino cannot be loaded: the log is plain JSON')
      hasFailed = true
      // What it lacked, a free descriptor, may be there for the next line.
      write = load
    })
  }
  let write = load
  const dated = (fields: object) => ({ time: new Date(now()).toISOString(), ...fields })
  const told = level === 'info' || level === 'debug'
  const log: Log = {
    enabled: told,
    bodies: level === 'debug',
    info: (fields, message) => {
      if (told) write('info', dated(fields), message)
    },
    error: (fields, message) => {
      if (level !== 'silent') write('error', dated(fields), message)
    },
  }
  const begin = (ready: Write): void => {
    write = ready
    for (const line of waiting.splice(0)) write(...line)
  }
  // Who ends before pino is there has said its last.
  process.once('exit', () => begin(plainly))
  return log
}
