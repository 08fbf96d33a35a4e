import type { App } from '../http/connection.ts'
import type { Acube, AcubeOptions } from './acube.ts'

/** A-Cube, loaded when first asked for: a start does not pay for it. */
export interface AcubeDoor {
  open(): Promise<Acube>
  close(): Promise<void>
}

export const acubeDoor = (options: () => AcubeOptions): AcubeDoor => {
  let acube: Promise<Acube> | undefined
  return {
    open: () => {
      acube ??= import('./acube.ts').then(({ createAcube }) => createAcube(options()))
      return acube
    },
    close: async () => (await acube)?.close(),
  }
}

/** The look-alike under /acube. */
export const routeAcube = (app: App, { open }: AcubeDoor): void => {
  app.get('/acube', c => c.redirect('/acube/docs'))
  app.all('/acube/*', async c => (await open()).answer(c.req.raw))
}
