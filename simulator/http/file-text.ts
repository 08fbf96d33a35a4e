import { readFileSync } from 'node:fs'

/**
 * The text of a file beside a module: `fileText('./portal.css', import.meta.url)`. In its place the build puts the text
 * (build.js), so that the package has no folder of assets to lose; tsx and vitest read the file (decisions/pages.md).
 */
export const fileText = (name: string, from: string): string => readFileSync(new URL(name, from), 'utf8')
