import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { openGallery } from './gallery.ts'
import { fileOf, pictureFolders, pictureNames } from './gallery-pictures.ts'

/** `npm run screenshots`: the pictures of the portal in the docs, and those that tests alone look at, taken anew. */
for (const folder of pictureFolders) {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(new URL(file, folder))
}
const gallery = await openGallery()
for (const name of pictureNames) writeFileSync(fileOf(name), await gallery.shoot(name))
await gallery.close()
process.stdout.write(
  `${pictureNames.length} pictures in ${pictureFolders.map(({ pathname }) => pathname).join(', ')}\n`,
)
