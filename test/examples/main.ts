import { writeFileSync } from 'node:fs'
import { allExamples } from './examples.ts'

/** `npm run examples` writes contracts/ksef/examples.json anew: after a new operation, another form of a body, another recording. */

const file = new URL('../../contracts/ksef/examples.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(await allExamples(), null, 2)}\n`)
