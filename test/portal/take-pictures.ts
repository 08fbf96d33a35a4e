import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { openGallery, pictureNames } from './gallery.ts'

/** `npm run screenshots`: the pictures of the portal in the docs, taken anew. */
const folder = new URL('../../simulator/portal/screenshots/', import.meta.url)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const gallery = await openGallery()
for (const name of pictureNames) writeFileSync(new URL(`${name}.png`, folder), await gallery.shoot(name))
await gallery.close()
process.stdout.write(`${pictureNames.length} pictures in ${folder.pathname}\n`)
