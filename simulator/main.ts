#!/usr/bin/env node
import { Command } from 'commander'
import { apiVersion } from '../contracts/ksef/api-version.ts'
import about from '../package.json' with { type: 'json' }
import { register as registerCertificate } from './commands/certificate.ts'
import { register as registerContracts } from './commands/contracts.ts'
import { register as registerDemo } from './commands/demo.ts'
import { register as registerInvoice } from './commands/invoice.ts'
import { register as registerNip } from './commands/nip.ts'
import { register as registerSeal } from './commands/seal.ts'
import { register as registerStart } from './commands/start.ts'
import { register as registerToken } from './commands/token.ts'
import { register as registerTokens } from './commands/tokens.ts'

const program = new Command('ksef-simulator')
  .description(
    `A local stand-in for the TEST environment of KSeF, Poland's national e-invoice system (API ${apiVersion}).`,
  )
  .version(about.version)
  .showHelpAfterError('(--help tells what there is)')

for (const register of [
  registerStart,
  registerToken,
  registerTokens,
  registerInvoice,
  registerCertificate,
  registerSeal,
  registerNip,
  registerContracts,
  registerDemo,
])
  register(program)

// Who has read enough closes the pipe, and a disk may be full: that ends nothing.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

// Without a command it is `start`; a word that is none is no argument of it.
const [asked = '-'] = process.argv.slice(2)
if (!asked.startsWith('-') && ![...program.commands.map(command => command.name()), 'help'].includes(asked))
  program.error(`error: unknown command '${asked}'`)
await program.parseAsync()
