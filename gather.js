import { rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Puts what an entry loads at once, and what its first answer loads, into one file: a hundred small chunks cost a start a fifth of
 * its time. All other files ask for that one instead of its chunks.
 * @param {import('esbuild').Metafile} metafile of a build with splitting
 * @param {string} path of its output: `dist/command.js`
 * @param {string} name of the file that they are put into, beside the chunks: `dist/command-core.js`
 * @param {readonly string[]} soon sources that are imported before the first answer, though later than the entry
 * @param {{ readonly entries: readonly string[], readonly name: string }} shared other entries: what they load, too, at once or
 *   later, is put into a file of this name, and they ask for that one
 */
export const gather = async ({ outputs }, path, name, soon = [], shared = { entries: [], name: '' }) => {
  const [entry, core, sharedCore, ...sharing] = [path, name, shared.name, ...shared.entries].map(it => relative('', it))
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
  const ofOthers = loadedBy(sharing, 'import-statement', 'dynamic-import')
  const atOnce = loadedBy([entry, ...soon.map(of)], 'import-statement')
  const chunks = [...atOnce].filter(output => output !== entry)
  /** Where the code of each chunk goes. */
  const coreOf = new Map(chunks.map(chunk => [chunk, ofOthers.has(chunk) ? sharedCore : core]))

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
  /** What stands in place of a chunk, for the file that asks for it. */
  const stub = (chunk, file) => renamed(chunk, reachedFrom(file, coreOf.get(chunk)), { outwards: false })

  /**
   * @param {string} file that is written
   * @param {object} what it is made of
   */
  const write = async (file, what) => {
    const gathered = {
      name: 'gathered',
      setup: ({ onResolve, onLoad }) => {
        onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
          if (kind === 'entry-point') return undefined
          const chunk = relative('', join(resolveDir, path))
          if (kind === 'dynamic-import' || !coreOf.has(chunk)) return { path, external: true }
          return coreOf.get(chunk) === file ? undefined : { path: chunk, namespace: 'gathered' }
        })
        onLoad({ filter: /./, namespace: 'gathered' }, ({ path }) => ({
          contents: stub(path, file),
          resolveDir: dirname(resolve(file)),
        }))
      },
    }
    // Less to read: 6 ms of a start. Names and lines stay, for stacks in reports of defects.
    const less = { minifyWhitespace: true, lineLimit: 160 }
    const options = { bundle: true, format: 'esm', platform: 'node', target: 'node20.19', write: false }
    const { outputFiles } = await build({ ...options, ...less, ...what, plugins: [gathered] })
    return [file, outputFiles[0].text]
  }
  const inCore = file => ({
    stdin: {
      contents: chunks
        .filter(chunk => coreOf.get(chunk) === file)
        .map(chunk => renamed(chunk, reachedFrom(file, chunk), { outwards: true }))
        .join(''),
      resolveDir: dirname(resolve(file)),
    },
  })
  const asks = output => importsOf(output, 'import-statement').some(path => coreOf.has(path))
  const others = Object.keys(outputs).filter(output => !coreOf.has(output) && asks(output))
  const written = await Promise.all([
    ...[...new Set(coreOf.values())].map(file => write(file, inCore(file))),
    ...others.map(file => write(file, { entryPoints: [file] })),
  ])

  /** Chunks that are imported later, by their own names. */
  const later = new Set(Object.keys(outputs).flatMap(output => importsOf(output, 'dynamic-import')))
  for (const [file, text] of written) await writeFile(file, text)
  for (const chunk of chunks) await (later.has(chunk) ? writeFile(chunk, stub(chunk, chunk)) : rm(chunk))
}
