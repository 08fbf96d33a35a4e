import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { backgroundValidation } from '../../../../simulator/documents/schemas/background-validation.ts'
import { fa3, invoice } from './invoice.ts'

/** The 19th field of a thread's stat; the second is a name that may hold blanks. */
const priorities = (): number[] =>
  readdirSync('/proc/self/task').map(thread => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })

const archive = { path: '/there/is/none', type: 'Zip', mostFiles: 1, mostBytes: 1 } as const
const lot = { task: 'lot', archive, count: 1, from: 0, size: 1, judge: undefined } as const
const octets = Buffer.from(invoice())

test.runIf(process.platform === 'linux')(
  'a thread gives way with the tenth lot of a package, and no other does',
  async () => {
    const validation = backgroundValidation()!
    onTestFinished(() => validation.close())
    const asked = (count: number) => Promise.allSettled(Array.from({ length: count }, () => validation.ask(lot)))
    const lowered = () => priorities().filter(priority => priority > getPriority())
    await asked(9)
    // A sender waits for the verdict.
    for (let count = 0; count < 10; count++)
      await validation.ask({ task: 'document', octets, form: fa3, directory: undefined })
    expect(lowered()).toEqual([])
    await asked(1)
    expect(lowered()).toEqual([Math.min(19, getPriority() + 8)])
  },
)
