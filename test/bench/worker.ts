import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Effort } from './measurement.ts'

/** A file of workers/, run in a fresh process: it sends its figures when it has them. @param more for `process.argv[3]` and on */
export const runWorker = async <Figures>(
  name: string,
  effort: Effort,
  ...more: readonly string[]
): Promise<Figures> => {
  const file = fileURLToPath(new URL(`workers/${name}.ts`, import.meta.url))
  const child: ChildProcess = fork(file, [JSON.stringify(effort), ...more], {
    execArgv: ['--expose-gc', '--import', import.meta.resolve('tsx')],
  })
  const figures = await Promise.race([
    once(child, 'message').then(([message]) => message as Figures),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the worker ${name} ended with ${code}`))),
  ])
  child.kill()
  return figures
}

/** In a worker: what the run asks for. It ends with its parent. */
export const effortOfWorker = (): Effort => {
  process.once('disconnect', () => process.exit())
  return JSON.parse(process.argv[2]!)
}
export const report = (figures: object): void => {
  process.send!(figures)
}
