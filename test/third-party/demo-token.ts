import { createSimulator, type Log } from '../../simulator/index.ts'
import { tokenStory } from './token-story.ts'

/** `npm run demo:token`: the story of a KSeF token by a client that nobody here wrote, step by step. */

const print = (line = ''): void => void process.stdout.write(`${line}\n`)

/** What the simulator itself logs, a line per request. */
const log: Log = {
  enabled: true,
  info: (fields, message) => {
    const { status, explanation } = fields as { status: number; explanation?: string }
    print(`     ${message}  ${status}`)
    if (explanation !== undefined) print(`     why: ${explanation}`)
  },
  error: (fields, message) => print(`     ${message} ${JSON.stringify(fields)}`),
}

let done = 0
for (const method of ['RSA', 'ECDSA'] as const) {
  const simulator = createSimulator({ log })
  const { origin, baseUrl } = await simulator.listen({ port: 0 })
  const steps = tokenStory(origin, method)
  print(`ksef-client-ts against the simulator at ${baseUrl}, ${method} seal`)
  for (const [index, { title, run }] of steps.entries()) {
    print(`\n  ${index + 1}. ${title}`)
    print(`  => ${await run()}`)
    done++
  }
  await simulator.close()
  print()
}
print(`${done} steps, every outcome as it should be.`)
