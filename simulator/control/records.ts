import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import { recordAreas } from '../../contracts/control/state.ts'
import { isContext } from '../http/concerns.ts'
import { maskedJson } from '../http/masking.ts'
import type { Position } from '../store/engine.ts'
import { why } from './explanations.ts'
import type { ControlHandler } from './handler.ts'
import { NotDone } from './not-done.ts'
import { isRecordArea, shownPage } from './shown-records.ts'

const LOOKED_AT = 50

/** An instant and a key. */
const markOf = ([at, key]: Position): string => `${at} ${key}`

const placeOf = (mark: string | undefined): Position | undefined => {
  if (mark === undefined) return undefined
  const [at = '', ...key] = mark.split(' ')
  if (!Number.isFinite(Number.parseFloat(at)) || key.length === 0) throw new NotDone(400, why('noPlace'))
  return [Number(at), key.join(' ')]
}

/** The newest first. What is not of the context is left out: an answer may show fewer than it looked at. */
export const records: ControlHandler<ControlCalls['state']['records']> = async ({ params, query }, { services }) => {
  const { context, limit: size = LOOKED_AT, after } = query
  const { area } = params
  if (!isRecordArea(area)) throw new NotDone(404, why('noRecords', { names: recordAreas.join(', ') }))
  const page = { after: placeOf(after), size, order: 'newest' } as const
  const now = services.runtime.now()
  const { items, last } = await services.tables.read(store => shownPage(area, { store, now, page }))
  return {
    items: items
      .filter(item => context === undefined || isContext(context, item.context))
      .map(({ at, ...item }) => ({ ...(maskedJson(item) as typeof item), at: showInstant(at) })),
    next: items.length === size && last !== undefined ? markOf(last) : undefined,
  }
}
