import { decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'

/** A side of a tile, in pixels: about a word. */
const side = 24
/** So many pixels of a tile may differ, should another version of the browser draw edges otherwise; one letter more is 15. */
const mostInATile = 10

export interface Compared {
  /** Where more differs than may: the places of tiles, in pixels from the upper left, and how much. */
  readonly tiles: readonly { readonly x: number; readonly y: number; readonly pixels: number }[]
  /** PNG that shows what differs. */
  readonly difference: () => Uint8Array
}

const colours = (png: Uint8Array) => {
  const { width, height, data, channels } = decode(png)
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let channel = 0; channel < Math.min(channels, 4); channel++)
      rgba[pixel * 4 + channel] = data[pixel * channels + channel]!
  return { width, height, rgba }
}

/** How many pixels differ in each tile; a difference of the whole picture would hide a button that is gone. */
const countTiles = (mask: Uint8Array, width: number, height: number): Map<string, number> => {
  const counts = new Map<string, number>()
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (mask[(y * width + x) * 4 + 3] === 0) continue
      const tile = `${x - (x % side)} ${y - (y % side)}`
      counts.set(tile, (counts.get(tile) ?? 0) + 1)
    }
  return counts
}

/** Tiles that a message names one by one. */
const mostTold = 40

/** What differs, for who sees nothing but a log. */
export const tellTiles = (name: string, { tiles }: Pick<Compared, 'tiles'>): string => {
  const told = tiles.slice(0, mostTold).map(({ x, y, pixels }) => `  x ${x}, y ${y}: ${pixels} pixels`)
  const [left, top] = [Math.min(...tiles.map(({ x }) => x)), Math.min(...tiles.map(({ y }) => y))]
  const [right, bottom] = [Math.max(...tiles.map(({ x }) => x)), Math.max(...tiles.map(({ y }) => y))]
  return [
    `${name}: ${tiles.length} tiles of ${side} by ${side} pixels differ, between x ${left}, y ${top} and x ${right + side}, y ${bottom + side}`,
    ...told,
    ...(tiles.length > mostTold ? [`  and ${tiles.length - mostTold} more`] : []),
  ].join('\n')
}

/** Compares two PNGs of one size. @throws Error when their sizes differ. */
export const compare = (keptPng: Uint8Array, seenPng: Uint8Array): Compared => {
  const [kept, seen] = [colours(keptPng), colours(seenPng)]
  const { width, height } = kept
  if (width !== seen.width || height !== seen.height)
    throw new Error(`it is ${seen.width} by ${seen.height} pixels, and was ${width} by ${height}`)
  const options = { threshold: 0.2 }
  const mask = new Uint8Array(width * height * 4)
  pixelmatch(kept.rgba, seen.rgba, mask, width, height, { ...options, diffMask: true })
  return {
    tiles: [...countTiles(mask, width, height)]
      .filter(([, pixels]) => pixels > mostInATile)
      .map(([tile, pixels]) => {
        const [x, y] = tile.split(' ').map(Number) as [number, number]
        return { x, y, pixels }
      }),
    difference: () => {
      const data = new Uint8Array(width * height * 4)
      pixelmatch(kept.rgba, seen.rgba, data, width, height, options)
      return encode({ width, height, data, channels: 4, depth: 8 })
    },
  }
}
