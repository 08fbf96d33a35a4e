import { decode } from 'fast-png'
import jsQR from 'jsqr'

/** What a QR code says, by a reader of others. */

const read = (dark: (x: number, y: number) => boolean, width: number, height: number): string | undefined => {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels.set([...Array(3).fill(dark(x, y) ? 0 : 255), 255], (y * width + x) * 4)
  // The types of the package say `default`, which in ES modules of Node is the module.
  const reader = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR
  return reader(pixels, width, height)?.data
}

export const readPng = (png: Uint8Array): string | undefined => {
  const { width, height, data, channels } = decode(png)
  return read((x, y) => data[(y * width + x) * channels] === 0, width, height)
}

/** Of an SVG whose modules are squares of a path, `M3 4h1v1h-1z`. */
export const readSvg = (svg: string, scale = 4): string | undefined => {
  const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? []
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`))
  return read((x, y) => dark.has(`${Math.floor(x / scale)},${Math.floor(y / scale)}`), width * scale, height * scale)
}
