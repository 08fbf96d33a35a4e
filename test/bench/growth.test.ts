import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseXml } from '../../simulator/documents/xml/xml.ts'
import { growthPicture, growthTable, linesOf, pageWith } from './growth.ts'

const point = (line: string, count: number, ours: number) => ({
  ...{ aim: `${line} at ${count}`, unit: 'µs CPU', ours },
  grows: { line, count },
})
const lines = linesOf([
  point('a page', 1e5, 210.4),
  point('a page', 1e3, 200),
  { aim: 'no point', unit: 'ms', ours: 1 },
  point('a walk', 1e3, 30),
  point('a walk', 1e4, 300),
])

test('points of one line stand together, from the fewest on', () => {
  expect(growthTable(lines)).toBe(`| µs of CPU at | 1 000 | 10 000 | 100 000 |
| --- | --: | --: | --: |
| a page | 200 |  | 210 |
| a walk | 30 | 300 |  |`)
})

test('the picture is XML with a line for each, flat where the cost stays', () => {
  const picture = growthPicture(lines)
  const document = parseXml(Buffer.from(picture))
  const points = document.find('//*[local-name()="polyline"]/@points').map(it => it.content)
  document.dispose()
  const heights = points.map(it => it.split(' ').map(point => Number(point.split(',')[1])))
  expect(heights).toHaveLength(2)
  const [page, walk] = heights as [number[], number[]]
  expect(Math.abs(page[0]! - page[1]!)).toBeLessThan(10)
  expect(walk[0]! - walk[1]!).toBeGreaterThan(100)
})

test('the page of the documentation has a place for the figures, and only that changes', () => {
  const page = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8')
  const written = pageWith(page, 'THE FIGURES')
  expect(written).toContain('\nTHE FIGURES\n')
  expect(pageWith(written, 'OTHERS')).toBe(written.replace('THE FIGURES', 'OTHERS'))
  expect(() => pageWith('# Another page', '')).toThrow('no place')
})
