import { type Log, tellFailure } from '../log.ts'

export const logLevels = ['info', 'error', 'silent'] as const

type Write = (level: 'info' | 'error', fields: object, message: string) => void

/** Lines by pino on stderr. What cannot be written (the disk is full, the terminal gone) is lost. */
const byPino = async (level: string): Promise<Write> => {
  const { pino } = await import('pino')
  const destination = pino.destination({ dest: 2, sync: true }).on('error', () => {})
  const logger = pino({ level, base: undefined }, destination)
  return (at, fields, message) => logger[at](fields, message)
}

/** Where pino cannot be loaded. */
const plainly: Write = (level, fields, message) =>
  void process.stderr.write(`${JSON.stringify({ level, ...fields, msg: message })}\n`)

/** pino is loaded beside the start, not before it: the first lines wait for it. */
export const createLog = (level: string): Log => {
  const waiting: Parameters<Write>[] = []
  let write: Write = (...line) => void waiting.push(line)
  const log: Log = {
    enabled: level === 'info',
    info: (fields, message) => {
      if (level === 'info') write('info', fields, message)
    },
    error: (fields, message) => {
      if (level !== 'silent') write('error', fields, message)
    },
  }
  const begin = (ready: Write): void => {
    write = ready
    for (const line of waiting.splice(0)) write(...line)
  }
  if (level !== 'silent')
    byPino(level).then(begin, error => {
      begin(plainly)
      tellFailure(log, error, 'pino cannot be loaded: the log is plain JSON')
    })
  return log
}
