import fc from 'fast-check'
import { test, vi } from 'vitest'
import { timePasses } from './command.ts'
import { drawn } from './seed.ts'
import { Model } from './session-life/model.ts'
import { download, listInvoices, listSessions, lookAtInvoice, lookAtSession, openLink } from './session-life/reading.ts'
import { day, opened, type Real } from './session-life/real.ts'
import { burst, close, open, send, unknown } from './session-life/sending.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The life of interactive sessions: opened, filled with good and bad invoices, closed or forgotten, processed, read. */

const shortly = fc.constantFrom(1, 1999, 2000, 3000, 4000, 5000, 12_000, 12_000, 12_000)
const later = fc.constantFrom(3_600_000, 12 * 3_600_000 - 1, 12 * 3_600_000, day, 3 * day)
const advance = timePasses<Model, Real>(fc.oneof({ weight: 5, arbitrary: shortly }, { weight: 1, arbitrary: later }))

test('an interactive session lives as its model says, whatever is done in whatever order', async () => {
  // What is listed more than once is drawn more often.
  const often = [
    open,
    send,
    send,
    send,
    send,
    close,
    lookAtSession,
    lookAtSession,
    lookAtInvoice,
    lookAtInvoice,
    openLink,
  ]
  const commands = [
    ...often,
    burst,
    close,
    unknown,
    download,
    openLink,
    listInvoices,
    listSessions,
    advance,
    advance,
    advance,
  ]
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 80, size: 'max' }), drawnCommands =>
      fc.asyncModelRun(async () => {
        const real = await opened()
        const model = new Model()
        model.now = real.runtime.now()
        return { model, real }
      }, drawnCommands),
    ),
    { ...drawn, numRuns: 60 },
  )
})
