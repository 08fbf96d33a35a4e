import { expect, test } from 'vitest'
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
