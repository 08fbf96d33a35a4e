export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Runs the contenders in turn, A B A B, so that the machine's moods hit all of them, and gives the median of each.
 * @param warmUps rounds before those that count: what lives on from round to round is not compiled at once.
 */
export const inTurn = async <Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
  warmUps = 1,
): Promise<Readonly<Record<Name, number>>> => {
  const figures = Object.keys(contenders).map(name => ({ name: name as Name, seen: [] as number[] }))
  for (let round = 0; round < warmUps + rounds; round++)
    for (const { name, seen } of figures) {
      const figure = await contenders[name]()
      if (round >= warmUps) seen.push(figure)
    }
  return Object.fromEntries(figures.map(({ name, seen }) => [name, median(seen)])) as Record<Name, number>
}
