import type { Clock } from '../runtime/clock.ts'
import type { HeldWorld } from './world.ts'
import { defaultWorld } from './world-path.ts'

export interface WorldsOptions {
  /** So many are held at once, the default one not counted. */
  readonly most: number
  /** One that nobody has asked for so long is dropped, in milliseconds. */
  readonly idle: number
  /** By which it is told how long: no world's own, for that may be moved. */
  readonly clock: Pick<Clock, 'now' | 'wakeUp'>
  /** A new world of this name. */
  begin(name: string): HeldWorld
  /** Is told of one that did not end well. */
  failed(error: unknown): void
}

/** The worlds of a process, by name. */
export interface Worlds {
  /** The world of this name, made when first met; undefined for one that there is no room for. */
  of(name: string): HeldWorld | undefined
  names(): readonly string[]
  /** Puts a world in the place of that of its name: who is being answered there ends there. */
  replace(world: HeldWorld): void
  /** Ends a world; the default one begins anew. */
  drop(name: string): void
  /** All of them. */
  quieten(): Promise<unknown>
  /** Closes them, and waits for those that end. Whoever asks one again finds it as it was, if its engine can. */
  close(): Promise<void>
}

export const createWorlds = ({ most, idle, clock, begin, failed }: WorldsOptions): Worlds => {
  const held = new Map<string, HeldWorld>()
  const usedAt = new Map<string, number>()
  /** Those that end: `close` waits for them. */
  const ending = new Set<Promise<void>>()
  let callOff: (() => void) | undefined

  const end = (world: HeldWorld | undefined): void => {
    if (world === undefined) return
    const ended = world
      .close()
      .catch(failed)
      .finally(() => ending.delete(ended))
    ending.add(ended)
  }
  const drop = (name: string): void => {
    const world = held.get(name)
    held.delete(name)
    usedAt.delete(name)
    end(world)
  }
  const dropIdle = (): void => {
    callOff = undefined
    for (const [name, at] of usedAt) if (at + idle <= clock.now()) drop(name)
    if (usedAt.size > 0) sleepUntil(Math.min(...usedAt.values()) + idle)
  }
  /** Who was met first is the first that may be idle: none is overlooked, and at worst it is looked once too often. */
  const sleepUntil = (at: number): void => {
    callOff ??= clock.wakeUp(at, dropIdle)
  }
  const open = (name: string): HeldWorld | undefined => {
    if (name !== defaultWorld && usedAt.size >= most) return undefined
    const world = begin(name)
    held.set(name, world)
    return world
  }

  return {
    of: name => {
      const isNew = !held.has(name)
      const world = held.get(name) ?? open(name)
      if (world === undefined || name === defaultWorld) return world
      usedAt.set(name, clock.now())
      if (isNew) sleepUntil(clock.now() + idle)
      return world
    },
    names: () => [...held.keys()],
    replace: world => {
      end(held.get(world.name))
      held.set(world.name, world)
    },
    drop,
    quieten: () => Promise.all([...held.values()].map(world => world.quieten())),
    close: async () => {
      callOff?.()
      for (const world of held.values()) end(world)
      await Promise.all(ending)
    },
  }
}
