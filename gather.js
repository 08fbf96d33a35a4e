import { rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Puts what an entry loads at once, and what its first answer loads, into one file: a hundred small chunks cost a start a fifth of
 * its time. Chunks that others ask for stay, and say where their names are now.
 * @param {import('esbuild').Metafile} metafile of a build with splitting
 * @param {string} path of its output: `dist/command.js`
 * @param {readonly string[]} soon sources that are imported before the first answer, though later than the entry
 */
export const gather = async ({ outputs }, path, soon) => {
  const entry = relative('', path)
  const core = entry.replace(/\.js$/, '-core.js')
  const of = source => {
    const [found] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? []
    if (found === undefined) throw new Error(`${source} is no chunk of its own any more.`)
    return found
  }
  const importsOf = (output, ...kinds) =>
    outputs[output].imports.filter(({ external, kind }) => !external && kinds.includes(kind)).map(({ path }) => path)

  const gathered = new Set()
  const take = output => {
    if (gathered.has(output)) return
    gathered.add(output)
    for (const path of importsOf(output, 'import-statement')) take(path)
  }
  for (const output of [entry, ...soon.map(of)]) take(output)
  gathered.delete(entry)
  const chunks = [...gathered]

  /** Names are unique within a chunk only. */
  const renamed = (chunk, from, { outwards }) => {
    const names = outputs[chunk].exports.map(name => [name, `_${chunks.indexOf(chunk)}_${name}`])
    const listed = names.map(([own, unique]) => (outwards ? `${own} as ${unique}` : `${unique} as ${own}`))
    return `export { ${listed.join(', ')} } from './${basename(from)}';\n`
  }
  const stub = chunk => renamed(chunk, core, { outwards: false })

  const shared = { bundle: true, format: 'esm', platform: 'node', target: 'node20.19', write: false }
  const folder = resolve(dirname(entry))
  /** @param {boolean} ofChunks whether their code is wanted, or only where it is */
  const resolving = ofChunks => ({
    name: 'gathered',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /./ }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined
        const chunk = relative('', join(folder, path))
        if (kind === 'dynamic-import' || !gathered.has(chunk)) return { path, external: true }
        return ofChunks ? undefined : { path: chunk, namespace: 'gathered' }
      })
      onLoad({ filter: /./, namespace: 'gathered' }, ({ path }) => ({ contents: stub(path), resolveDir: folder }))
    },
  })
  const textOf = async options => (await build({ ...shared, ...options })).outputFiles[0].text
  const contents = chunks.map(chunk => renamed(chunk, chunk, { outwards: true })).join('')
  // Less to read: 6 ms of a start. Names and lines stay, for stacks in reports of defects.
  const less = { minifyWhitespace: true, lineLimit: 160 }
  const coreText = await textOf({ ...less, stdin: { contents, resolveDir: folder }, plugins: [resolving(true)] })
  const entryText = await textOf({ entryPoints: [entry], plugins: [resolving(false)] })

  const asked = new Set(
    Object.keys(outputs).flatMap(output => [
      ...importsOf(output, 'dynamic-import'),
      ...(gathered.has(output) || output === entry ? [] : importsOf(output, 'import-statement')),
    ]),
  )
  await writeFile(core, coreText)
  await writeFile(entry, entryText)
  for (const chunk of chunks) await (asked.has(chunk) ? writeFile(chunk, stub(chunk)) : rm(chunk))
}
