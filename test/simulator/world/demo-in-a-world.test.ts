import { afterAll, expect, test } from 'vitest'
import { steps } from '../../../simulator/demo/steps.ts'
import { createSimulator } from '../../../simulator/index.ts'

const simulator = createSimulator({ rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const post = (path: string) =>
  fetch(`${origin}/w/one${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })

test('the whole story is told in a world of its own: portal, token, A-Cube, notifications', async () => {
  const { id } = (await (await post('/demo/stories')).json()) as { id: string }
  for (const { id: step } of steps)
    for (let again = 0, final = false; !final; again++) {
      const lines = (await (await post(`/demo/stories/${id}/${step}`)).text()).trimEnd().split('\n')
      const { outcome } = JSON.parse(lines.at(-1)!) as { outcome: { holds: boolean; final: boolean; seen?: string } }
      expect(outcome.holds || !outcome.final, `${step}: ${outcome.seen}`).toBe(true)
      expect(again, `${step}: ${JSON.stringify(outcome)} ${lines.join().slice(0, 1500)}`).toBeLessThan(200)
      final = outcome.final
    }
  const rowsIn = async (world: string): Promise<string[]> => {
    const tables = new Set<string>()
    for await (const { table } of simulator.world(world).engine.rows()) tables.add(table)
    return [...tables]
  }
  expect(await rowsIn('one')).toEqual(expect.arrayContaining(['ksef.tokens', 'acube.invoices', 'acube.deliveries']))
  expect((await rowsIn('default')).filter(table => !table.startsWith('world.'))).toEqual([])
}, 60_000)
