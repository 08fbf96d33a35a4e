import { expect, test } from 'vitest'
import { progressOn } from '../../simulator/commands/progress.ts'
import { runningLine } from '../../simulator/commands/running-line.ts'

const screen = (isTTY: boolean, columns?: number) => {
  const written: string[] = []
  return { written, stream: { isTTY, columns, write: (text: string) => written.push(text) } }
}

test('on a terminal the line is written over, and gone at the end', () => {
  const { written, stream } = screen(true)
  const line = runningLine(stream)
  line.show('1/14 first')
  line.show('2/14')
  line.clear()
  expect(written).toEqual(['\r1/14 first\u001b[K', '\r2/14\u001b[K', '\r\u001b[K'])
})

test('it is never as wide as the screen', () => {
  const { written, stream } = screen(true, 10)
  runningLine(stream).show('x'.repeat(30))
  expect(written).toEqual([`\r${'x'.repeat(9)}\u001b[K`])
})

test('where nobody looks on, nothing is written', () => {
  const { written, stream } = screen(false)
  const line = runningLine(stream)
  line.show('1/14')
  line.clear()
  expect(written).toEqual([])
})

const steps = { pack: 'Packing', wait: 'KSeF packs' }
const story = [
  { step: 'pack', done: 1, total: 8 },
  { step: 'pack', done: 3, total: 8 },
  { step: 'pack', done: 3, total: 8 },
  { step: 'pack', done: 8, total: 8 },
  { step: 'wait', done: 0 },
  { step: 'wait', done: 0 },
]

test('progress is a bar on a terminal', () => {
  const { written, stream } = screen(true)
  const progress = progressOn(stream, steps)
  for (const step of story) progress.tell(step)
  progress.clear()
  expect(written.map(text => text.replace(/^\r/, '').replace('\u001b[K', ''))).toEqual([
    `Packing [${'#'.repeat(3)}${'.'.repeat(27)}]  12%`,
    `Packing [${'#'.repeat(11)}${'.'.repeat(19)}]  37%`,
    `Packing [${'#'.repeat(30)}] 100%`,
    'KSeF packs …',
    '',
  ])
})

test('and a line for each quarter elsewhere', () => {
  const { written, stream } = screen(false)
  const progress = progressOn(stream, steps)
  for (const step of story) progress.tell(step)
  progress.clear()
  expect(written).toEqual(['Packing 0%\n', 'Packing 25%\n', 'Packing 100%\n', 'KSeF packs\n'])
})
