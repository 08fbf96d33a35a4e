import * as library from 'pdfmake'
import fontFiles from 'pdfmake/build/vfs_fonts.js'

/** What the library has on a server and its types leave out. */
interface OnServer {
  readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
}

/** Base64, by the names of files. */
const fonts: Readonly<Record<string, string>> = fontFiles

// CommonJS: the one object that it exports.
export const { default: pdfmake } = library as unknown as { default: typeof library & OnServer }

// The library's own font, which has Polish letters. Nothing else is read, from files or from the network.
for (const name of ['Roboto-Regular.ttf', 'Roboto-Medium.ttf'])
  pdfmake.virtualfs.writeFileSync(name, Buffer.from(fonts[name]!, 'base64'))
pdfmake.setFonts({ Roboto: { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)
