import { lazily } from '../runtime/lazily.ts'
import type { Engine } from '../store/engine.ts'

/**
 * An engine whose state is made when first asked for: a world with a seed costs a start nothing. What fails is tried again by
 * who asks next, and the engine is empty until then.
 * @param fill stores what is to be there first.
 */
export const firstPlanted = <Stores>(
  engine: Engine<Stores>,
  fill: (engine: Engine<Stores>) => Promise<void>,
): Engine<Stores> => {
  let isPlanted = false
  const planted = lazily(async () => {
    await fill(engine)
    isPlanted = true
  })
  async function* rows() {
    await planted()
    yield* engine.rows()
  }
  return {
    read: work => (isPlanted ? engine.read(work) : planted().then(() => engine.read(work))),
    write: work => (isPlanted ? engine.write(work) : planted().then(() => engine.write(work))),
    rows,
    load: rows => engine.load(rows),
    close: () => engine.close(),
    shared: engine.shared,
  }
}
