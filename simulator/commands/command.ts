import { exitCodeOf } from './exits.ts'
import { createProgram } from './program.ts'

// Who has read enough closes the pipe, and a disk may be full: that ends nothing.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

// Without a command it is `start`: what begins with an option is an option of it.
const words = process.argv.slice(2)
const ofProgram = ['--help', '-h', '--version', '-V']
const startsAnyway = words[0] === undefined || (words[0].startsWith('-') && !ofProgram.includes(words[0]))
const line = startsAnyway ? ['start', ...words] : words
const program = await createProgram(error => process.exit(exitCodeOf(error)), line[0])
await program.parseAsync(line, { from: 'user' })
