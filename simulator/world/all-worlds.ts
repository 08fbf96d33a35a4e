import * as z from 'zod'
import { isWorldName } from '../../contracts/control/world-name.ts'
import { whenAsked } from '../../contracts/when-asked.ts'
import { filesNamed } from '../ksef/storage/resume-work.ts'
import { createRoom } from '../ksef/storage/room.ts'
import { createSpool } from '../ksef/storage/spool.ts'
import { systemRuntime } from '../runtime/runtime.ts'
import { transactionsOf } from '../store/engine.ts'
import { besideOf, type LoadedWorld, loadWorld, type WorldEngines } from './load-world.ts'
import { linesOf, writeSnapshot } from './snapshot.ts'

/**
 * All worlds of an engine as lines of JSON, for another engine: a line that names a world, and behind it its snapshot, again and
 * again. Nobody else may have the engines open.
 */

const beginning = '{"ksefSimulatorWorld":'
const First = whenAsked(() => z.object({ ksefSimulatorWorld: z.string().refine(isWorldName) }))
const unbounded = createRoom(Number.POSITIVE_INFINITY)

export async function* writeWorlds(engines: WorldEngines): AsyncIterable<string> {
  for (const name of await engines.names()) {
    const runtime = systemRuntime()
    const { engine, folder } = engines.open(name, besideOf(runtime, engines.shared))
    const spool = createSpool(unbounded, folder)
    await spool.keep(await filesNamed(transactionsOf(engine, 'ksef')))
    yield `${JSON.stringify({ ksefSimulatorWorld: name })}\n`
    yield* writeSnapshot(engine, runtime, spool)
    await spool.close()
    await engine.close()
  }
}

const worldOf = (line: string, place: string): string => {
  try {
    return First().parse(JSON.parse(line)).ksefSimulatorWorld
  } catch (cause) {
    throw new Error(`These are no worlds of ksef-simulator: ${place} names none.`, { cause })
  }
}

/**
 * Puts all of them where none of them is: all, or none.
 * @returns their names
 * @throws Error with a sentence for what are no worlds, and for one that is there
 */
export const readWorlds = async (
  engines: WorldEngines,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<readonly string[]> => {
  const there = await engines.names()
  const lines = linesOf(pieces)[Symbol.asyncIterator]()
  let line = await lines.next()
  async function* snapshot(): AsyncIterable<string> {
    for (line = await lines.next(); !line.done && !line.value.startsWith(beginning); line = await lines.next())
      yield `${line.value}\n`
  }
  const loaded = new Map<string, LoadedWorld>()
  try {
    do {
      const name = worldOf(line.done ? '' : line.value, loaded.size === 0 ? 'line 1' : 'a line')
      if (there.includes(name) || loaded.has(name)) throw new Error(`There is a world ${name} already.`)
      loaded.set(name, await loadWorld(engines, name, snapshot(), unbounded))
    } while (!line.done)
    for (const { one } of loaded.values()) await engines.settle(one)
  } finally {
    for (const { one, spool } of loaded.values()) {
      await spool.close()
      await one.engine.close()
    }
  }
  return [...loaded.keys()]
}
