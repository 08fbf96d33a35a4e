import type { Log } from '../http/services.ts'

export const logLevels = ['info', 'error', 'silent'] as const

type Line = readonly [level: 'info' | 'error', fields: object, message: string]

/** Lines by pino on stderr. pino is loaded beside the start, not before it: the first lines wait for it. */
export const createLog = (level: string): Log => {
  const waiting: Line[] = []
  let write = (...line: Line): void => {
    waiting.push(line)
  }
  if (level !== 'silent')
    void import('pino').then(({ pino }) => {
      const logger = pino({ level, base: undefined }, pino.destination({ dest: 2, sync: true }))
      write = (at, fields, message) => logger[at](fields, message)
      for (const line of waiting) write(...line)
    })
  return {
    enabled: level === 'info',
    info: (fields, message) => write('info', fields, message),
    error: (fields, message) => {
      if (level !== 'silent') write('error', fields, message)
    },
  }
}
