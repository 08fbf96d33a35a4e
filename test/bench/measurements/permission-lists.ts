import type { Measurement } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { PermissionFigures } from '../workers/permission-lists.ts'

/** A page of every query of permissions, where the context has a hundred permissions and where it has 100 000. */
export const permissionLists: Measurement = {
  name: 'permission-lists',
  measure: async effort => {
    const figures = await runWorker<PermissionFigures>('permission-lists', effort)
    const unit = 'µs CPU'
    const [drawn] = figures.lists
    const line = 'a page of permissions'
    return [
      { aim: `${drawn!.name} at 100 permissions`, ours: drawn!.few, unit, grows: { line, count: 100 } },
      ...figures.lists.map(({ name, few, many }) => ({
        aim: `${name} at 1e5 permissions`,
        ours: many,
        floor: few,
        unit,
        floorIs: 'at 100',
        pass: 1.5,
        good: 1.1,
        ...(name === drawn!.name && { grows: { line, count: 1e5 } }),
      })),
    ]
  },
}
