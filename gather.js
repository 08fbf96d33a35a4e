import { rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Puts what an entry loads at once, and what its first answer loads, into one file: a hundred small chunks cost a start a fifth of
 * its time. Chunks that others ask for stay, and say where their names are now.
 * @param {import('esbuild').Metafile} metafile of a build with splitting
 * @param {string} path of its output: `dist/command.js`
 * @param {string} name of the file that they are put into, beside the chunks: `dist/command-core.js`
 * @param {readonly string[]} soon sources that are imported before the first answer, though later than the entry
 * @param {readonly string[]} apart other entries: what they load, at once or later, stays as it is
 */
export const gather = async ({ outputs }, path, name, soon = [], apart = []) => {
  const [entry, core] = [path, name].map(it => relative('', it))
  const of = source => {
    const [found] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? []
    if (found === undefined) throw new Error(`${source} is no chunk of its own any more.`)
    return found
  }
  const importsOf = (output, ...kinds) =>
    outputs[output].imports.filter(({ external, kind }) => !external && kinds.includes(kind)).map(({ path }) => path)

  const loadedBy = (entries, ...kinds) => {
    const loaded = new Set()
    const take = output => {
      if (loaded.has(output)) return
      loaded.add(output)
      for (const path of importsOf(output, ...kinds)) take(path)
    }
    for (const output of entries) take(output)
    return loaded
  }
  const others = apart.map(it => relative('', it))
  const left = loadedBy(others, 'import-statement', 'dynamic-import')
  const atOnce = loadedBy([entry, ...soon.map(of)], 'import-statement')
  const chunks = [...atOnce].filter(output => output !== entry && !left.has(output))
  const gathered = new Set(chunks)

  /** @param {string} file that imports the other */
  const reachedFrom = (file, other) => {
    const path = relative(dirname(file), other)
    return path.startsWith('.') ? path : `./${path}`
  }
  /** Names are unique within a chunk only. */
  const renamed = (chunk, from, { outwards }) => {
    const names = outputs[chunk].exports.map(name => [name, `_${chunks.indexOf(chunk)}_${name}`])
    const listed = names.map(([own, unique]) => (outwards ? `${own} as ${unique}` : `${unique} as ${own}`))
    return `export { ${listed.join(', ')} } from '${from}';\n`
  }
  const stub = (chunk, of) => renamed(chunk, reachedFrom(of, core), { outwards: false })

  const shared = { bundle: true, format: 'esm', platform: 'node', target: 'node20.19', write: false }
  /** @param {boolean} ofChunks whether their code is wanted, or only where it is */
  const resolving = ofChunks => ({
    name: 'gathered',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
        if (kind === 'entry-point') return undefined
        const chunk = relative('', join(resolveDir, path))
        if (kind === 'dynamic-import' || !gathered.has(chunk)) return { path, external: true }
        return ofChunks ? undefined : { path: chunk, namespace: 'gathered' }
      })
      onLoad({ filter: /./, namespace: 'gathered' }, ({ path }) => ({
        contents: stub(path, entry),
        resolveDir: dirname(resolve(entry)),
      }))
    },
  })
  const textOf = async options => (await build({ ...shared, ...options })).outputFiles[0].text
  const contents = chunks.map(chunk => renamed(chunk, reachedFrom(core, chunk), { outwards: true })).join('')
  // Less to read: 6 ms of a start. Names and lines stay, for stacks in reports of defects.
  const less = { minifyWhitespace: true, lineLimit: 160 }
  const coreText = await textOf({
    ...less,
    stdin: { contents, resolveDir: dirname(resolve(core)) },
    plugins: [resolving(true)],
  })
  const entryText = await textOf({ entryPoints: [entry], plugins: [resolving(false)] })

  const asked = new Set(
    Object.keys(outputs).flatMap(output => [
      ...importsOf(output, 'dynamic-import'),
      ...(gathered.has(output) || output === entry ? [] : importsOf(output, 'import-statement')),
    ]),
  )
  await writeFile(core, coreText)
  await writeFile(entry, entryText)
  for (const chunk of chunks) await (asked.has(chunk) ? writeFile(chunk, stub(chunk, chunk)) : rm(chunk))
}
