import type { Result } from './measurement.ts'

/** What things cost as the counts grow: the table and the picture of docs/performance.md. */

interface Point {
  readonly count: number
  readonly cost: number
}
interface Line {
  readonly name: string
  /** From the fewest on. */
  readonly points: readonly Point[]
}

export const linesOf = (results: readonly Result[]): Line[] => {
  const lines = new Map<string, Point[]>()
  for (const { grows, ours } of results) {
    if (grows === undefined) continue
    const points = lines.get(grows.line) ?? []
    lines.set(grows.line, [...points, { count: grows.count, cost: ours }])
  }
  return [...lines].map(([name, points]) => ({ name, points: points.toSorted((a, b) => a.count - b.count) }))
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ')
const figure = (cost: number): string => grouped(Math.round(cost))

/** A line for each, a column for each count; microseconds. */
export const growthTable = (lines: readonly Line[]): string => {
  const counts = [...new Set(lines.flatMap(({ points }) => points.map(({ count }) => count)))].toSorted((a, b) => a - b)
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const cellsOf = ({ name, points }: Line): string[] => [
    name,
    ...counts.map(count => {
      const point = points.find(it => it.count === count)
      return point === undefined ? '' : figure(point.cost)
    }),
  ]
  return [row(['µs of CPU at', ...counts.map(grouped)]), row(['---', ...counts.map(() => '--:')])]
    .concat(lines.map(line => row(cellsOf(line))))
    .join('\n')
}

const [width, height] = [640, 300]
const frame = { left: 50, right: 410, top: 20, bottom: 260 }
const colours = ['#0b6bcb', '#c2410c', '#15803d', '#7e22ce', '#be123c', '#0e7490', '#854d0e', '#4b5563']

/** Between two bounds of a logarithmic scale. */
const scaled = (value: number, [least, most]: readonly [number, number], from: number, to: number): number =>
  from + ((Math.log10(value) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))) * (to - from)

const decades = ([least, most]: readonly [number, number]): number[] => {
  const found: number[] = []
  for (let at = least; at <= most * 1.001; at *= 10) found.push(at)
  return found
}
const decadeBelow = (value: number): number => 10 ** Math.floor(Math.log10(value) + 1e-9)
const decadeAbove = (value: number): number => 10 ** Math.ceil(Math.log10(value) - 1e-9)

/** Each line against its own first point, both scales logarithmic: what costs the same however many there are lies flat. */
export const growthPicture = (lines: readonly Line[]): string => {
  const relative = lines.map(({ name, points }) => ({
    name,
    points: points.map(({ count, cost }) => ({ count, times: cost / points[0]!.cost })),
  }))
  const all = relative.flatMap(({ points }) => points)
  const counts = [
    decadeBelow(Math.min(...all.map(it => it.count))),
    decadeAbove(Math.max(...all.map(it => it.count))),
  ] as const
  const times = [0.5, decadeAbove(Math.max(10, ...all.map(it => it.times)))] as const
  const x = (count: number): string => scaled(count, counts, frame.left, frame.right).toFixed(1)
  const y = (value: number): string => scaled(Math.max(value, 0.5), times, frame.bottom, frame.top).toFixed(1)
  const text = (at: readonly [string | number, string | number], words: string, more = ''): string =>
    `<text x="${at[0]}" y="${at[1]}"${more}>${words}</text>`
  const across = decades([1, times[1]]).map(
    at =>
      `<path d="M${frame.left} ${y(at)}H${frame.right}" stroke="#ddd"/>` +
      text([frame.left - 6, y(at)], `×${at}`, ' text-anchor="end" dominant-baseline="middle"'),
  )
  const along = decades(counts).map(at => text([x(at), frame.bottom + 18], grouped(at), ' text-anchor="middle"'))
  const drawn = relative.map(({ name, points }, place) => {
    const colour = colours[place % colours.length]!
    const path = points.map(it => `${x(it.count)},${y(it.times)}`).join(' ')
    const label = text([frame.right + 20, frame.top + 10 + place * 22], name, ` fill="${colour}"`)
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${label}`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    '<title>What an operation costs with many there, against what it costs with few</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...across,
    ...along,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}

const marks = /(<!-- figures of npm run bench -->\n)[\s\S]*?(<!-- end of the figures -->)/

/** The page with new figures. @throws Error where it has no place for them */
export const pageWith = (page: string, figures: string): string => {
  if (!marks.test(page)) throw new Error('docs/performance.md has no place for figures.')
  return page.replace(marks, (_, before: string, after: string) => `${before}${figures}\n${after}`)
}
