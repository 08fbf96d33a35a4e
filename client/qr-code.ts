import type { drawPng as DrawPng, drawSvg as DrawSvg } from './qr/draw.ts'

// Libraries that draw, loaded when a code is drawn and not before.
const drawing = () => import('./qr/draw.ts')

/** Draws a QR code as SVG. */
export const qrCodeSvg = async (code: Parameters<typeof DrawSvg>[0]): Promise<string> => (await drawing()).drawSvg(code)

/** Draws a QR code as PNG. */
export const qrCodePng = async (code: Parameters<typeof DrawPng>[0]): Promise<Uint8Array> =>
  (await drawing()).drawPng(code)
