import { expect, test } from 'vitest'
import { type SourceFile, sources } from './source-files.ts'

/** Rooms and the arrows between them: what is loaded when a program runs, types left out. */

/** What a file imports beside types, whether at once or later. */
const importsAtRunTime = ({ code, path }: SourceFile): string[] => {
  const base = new URL(`file:///${path}`)
  const found = [
    ...code.matchAll(/(?:\b(?:import|export)\s+(?!type\b)([^'"`;]*?)\bfrom|\bimport)\s*\(?\s*'(\.[^'\n]+)'/g),
  ]
  return found.filter(([, names = '']) => !onlyTypes(names)).map(([, , from]) => new URL(from!, base).pathname.slice(1))
}
/** `{ type A, type B }` */
const onlyTypes = (names: string): boolean => {
  const listed = /^\s*\{([^}]*)\}\s*$/
    .exec(names)?.[1]
    ?.split(',')
    .filter(name => name.trim() !== '')
  return listed !== undefined && listed.length > 0 && listed.every(name => name.trim().startsWith('type '))
}

/** A room is what stands directly in a folder: a folder with all that is in it, or a file. */
const roomOf = (path: string, folder: string): string | undefined =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/')[0] : undefined

const arrowsIn = (
  folder: string,
  importsOf: (file: SourceFile) => readonly string[] = importsAtRunTime,
): Map<string, Set<string>> => {
  const arrows = new Map<string, Set<string>>()
  for (const file of sources.simulator) {
    const from = roomOf(file.path, folder)
    if (from === undefined) continue
    const rooms = arrows.get(from) ?? new Set()
    arrows.set(from, rooms)
    for (const imported of importsOf(file)) {
      const to = roomOf(imported, folder)
      if (to !== undefined && to !== from) rooms.add(to)
    }
  }
  return arrows
}

/** A way that leads back to where it began, if there is one. */
const circleIn = (arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined => {
  const done = new Set<string>()
  const walk = (room: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room]
    if (done.has(room)) return undefined
    for (const next of arrows.get(room) ?? []) {
      const circle = walk(next, [...way, room])
      if (circle !== undefined) return circle
    }
    done.add(room)
    return undefined
  }
  for (const room of arrows.keys()) {
    const circle = walk(room, [])
    if (circle !== undefined) return circle
  }
  return undefined
}

test.each(['simulator', 'simulator/ksef', 'simulator/documents'])('%s: no circle of rooms at run time', folder => {
  const arrows = arrowsIn(folder)
  expect(arrows.size).toBeGreaterThan(2)
  expect(circleIn(arrows)?.join(' → ')).toBeUndefined()
})

test('a circle is found', () => {
  const arrows = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
  ])
  expect(circleIn(arrows)).toEqual(['b', 'c', 'b'])
})

/** Who stands on whom: a room imports from those behind it. */
const floors = `
  msw index.ts
  commands simulator.ts control door world
  demo latarnia acube portal seed
  ksef documents store
  pages http runtime
`.match(/\S+/g)!

test('simulator: few rooms, each on its floor, and two arrows of types that run back up', () => {
  const arrows = arrowsIn('simulator', ({ imports }) => imports)
  expect([...arrows.keys()].sort()).toEqual([...floors].sort())
  expect(floors.length).toBeLessThanOrEqual(18)
  const back = [...arrows].flatMap(([from, rooms]) =>
    [...rooms].filter(to => floors.indexOf(to) < floors.indexOf(from)).map(to => `${from} → ${to}`),
  )
  // The world routes what steers it; verifying asks the profile how strict it is.
  expect(back.sort()).toEqual(['documents → ksef', 'world → control'])
})
