import { encode as encodePng } from 'fast-png'
import { encode } from 'uqr'

export interface DrawQrCode {
  /** What the code holds: a link. */
  readonly text: string
  /** What stands under it: the KSeF number or OFFLINE under KOD I, CERTYFIKAT under KOD II. In SVG only. */
  readonly caption?: string
  /** Pixels of a module; 5 when not given. */
  readonly scale?: number
}

/** Modules around the code that stay white (ISO/IEC 18004, 5.3.8). */
const quietZone = 4
/** M: 15 per cent of the code may be lost. */
const modulesOf = (text: string) => encode(text, { ecc: 'M', border: quietZone })

/** A QR code (ISO/IEC 18004) as an SVG document. */
export const drawSvg = ({ text, caption, scale = 5 }: DrawQrCode): string => {
  const { size, data } = modulesOf(text)
  const lines = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const height = size + (caption === undefined ? 0 : captionHeight)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size * scale}" height="${height * scale}" viewBox="0 0 ${size} ${height}">` +
    `<rect width="100%" height="100%" fill="#fff"/><path d="${lines.join('')}" fill="#000" shape-rendering="crispEdges"/>` +
    `${caption === undefined ? '' : captionOf(caption, size)}</svg>`
  )
}

const captionHeight = 4
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** As wide as the code at most: a KSeF number has 35 characters. */
const captionOf = (caption: string, size: number): string => {
  const text = caption.replace(/[&<>]/g, it => escapes[it] ?? it)
  const fontSize = Math.min(3, (size - 2) / (caption.length * 0.62))
  return `<text x="50%" y="${size}" font-family="monospace" font-size="${fontSize.toFixed(2)}" text-anchor="middle">${text}</text>`
}

/** A QR code as a PNG picture. */
export const drawPng = ({ text, scale = 5 }: Omit<DrawQrCode, 'caption'>): Uint8Array => {
  const { size, data } = modulesOf(text)
  const width = size * scale
  const pixels = new Uint8Array(width * width)
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = data[Math.floor(y / scale)]![Math.floor(x / scale)] ? 0 : 255
  return encodePng({ width, height: width, data: pixels, channels: 1, depth: 8 })
}
