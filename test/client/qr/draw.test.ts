import { expect, test } from 'vitest'
import { qrCodePng, qrCodeSvg } from '../../../client/index.ts'
import { readPng, readSvg } from '../../read-qr.ts'

const short = 'https://qr-test.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE'
/** As long as KOD II with a signature of RSA is. */
const long = `${short}/${'aB3-_'.repeat(69)}`

test.each([
  ['KOD I', short],
  ['KOD II', long],
])('%s is read back from PNG and from SVG', async (_, text) => {
  expect(readPng(await qrCodePng({ text }))).toBe(text)
  expect(readPng(await qrCodePng({ text, scale: 3 }))).toBe(text)
  expect(readSvg(await qrCodeSvg({ text }))).toBe(text)
  expect(readSvg(await qrCodeSvg({ text, caption: '5265877635-20260201-0100A1B2C3D4E5-F6' }))).toBe(text)
})

test('a caption is text, and text only', async () => {
  const svg = await qrCodeSvg({ text: short, caption: '<script>&"' })
  expect(svg).toContain('>&lt;script&gt;&amp;"</text>')
  expect(svg).not.toContain('<script>')
})
