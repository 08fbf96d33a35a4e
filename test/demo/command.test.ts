import { expect, test } from 'vitest'
import { register } from '../../simulator/commands/demo.ts'
import { steps } from '../../simulator/demo/steps.ts'
import { runCommand } from '../commands/run-command.ts'

const demo = (...words: string[]) => runCommand(register, 'demo', ...words)

test('people read a line for each step: who calls whom, and what came of it', async () => {
  const { out, err, code } = await demo()
  expect([err, code]).toEqual(['', 0])
  const [head, , ...lines] = out.trimEnd().split('\n')
  expect(head).toMatch(/^The story of a KSeF token and an invoice, on http:\/\/127\.0\.0\.1:\d+ /)
  expect(lines).toHaveLength(steps.length)
  for (const [at, { title, from, to }] of steps.entries()) {
    expect(lines[at]).toContain(`${at + 1}/${steps.length} ✓ ${from} → ${to}`)
    expect(lines[at]).toContain(title.en)
  }
})

test('the same seed gives the same companies', async () => {
  const nips = async (seed: string) => {
    const { out } = await demo('--json', '--seed', seed)
    return new Set(out.match(/(?<=a token for )\d{10}/g))
  }
  const first = await nips('7')
  expect(first.size).toBe(1)
  expect(await nips('7')).toEqual(first)
  expect(await nips('8')).not.toEqual(first)
})

test.each([
  ['--seed', 'seven'],
  ['--port', '70000'],
  ['--unknown', ''],
])('%s %s is refused before anything is begun', async (...words) => {
  const { out, code } = await demo(...words)
  expect([out, code]).toEqual(['', 2])
})

test('a port that is taken is said in a sentence, without a stack trace', async () => {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const { err, code } = await demo('--port', String(port))
  server.close()
  expect(code).toBe(1)
  expect(err).toContain(`Cannot listen on port ${port} of 127.0.0.1: another program has it`)
  expect(err).not.toContain('    at ')
})
