import type { App } from '../http/connection.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'
import type { Acube, AcubeOptions } from './acube.ts'

const acubePart = part(() => import('./acube.ts'))

/** A-Cube, loaded when first asked for: a start does not pay for it. */
export interface AcubeDoor {
  open(): Promise<Acube>
  close(): Promise<void>
}

export const acubeDoor = (options: () => AcubeOptions): AcubeDoor => {
  const made = lazily(async () => (await acubePart()).createAcube(options()))
  let asked: Promise<Acube> | undefined
  return {
    open: () => {
      asked = made()
      return asked
    },
    // Who asked for what could not be opened was told; there is nothing to close.
    close: async () => (await asked?.catch(() => undefined))?.close(),
  }
}

/** The look-alike under /acube. */
export const routeAcube = (app: App, { open }: AcubeDoor): void => {
  app.get('/acube', c => c.redirect('/acube/docs'))
  app.all('/acube/*', async c => (await open()).answer(c.req.raw))
}
