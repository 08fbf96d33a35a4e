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

test.runIf(process.platform === 'linux')('a thread that is asked ten times gives way, and no other does', async () => {
  const validation = backgroundValidation()!
  onTestFinished(() => validation.close())
  const task = { task: 'document', octets: Buffer.from(invoice()), form: fa3, directory: undefined } as const
  const lowered = () => priorities().filter(priority => priority > getPriority())
  for (let asked = 1; asked < 10; asked++) await validation.ask(task)
  expect(lowered()).toEqual([])
  await validation.ask(task)
  expect(lowered()).toEqual([Math.min(19, getPriority() + 8)])
})
