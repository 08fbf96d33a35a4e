import { once } from 'node:events'
import { isIP } from 'node:net'
import type { DetailedPeerCertificate } from 'node:tls'
import { type Command, Option } from 'commander'
import { unreached } from '../http/unreached.ts'
import { timeLimit } from '../runtime/runtime.ts'
import { address } from '../seed/options/option-values.ts'
import { UsageError } from './exits.ts'
import { writeOutput } from './files.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface ExportOptions {
  readonly url: string
  readonly out?: string
}

/** So long may the simulator say nothing, in milliseconds. */
const PATIENCE = 10_000

/** `ca export`: the authority of a running simulator, for whoever shall trust it. */
export const register = (program: Command): void => {
  const area = program.command('ca').description('the CA of a simulator that was started with --https')
  const command = area.command('export').description('write its certificate as PEM: docs/network.md says where it goes')
  command
    .addOption(
      new Option('--url <url>', 'where the simulator is')
        .env('KSEF_URL')
        .default('https://127.0.0.1:4010/v2')
        .argParser(address),
    )
    .option('--out <file>', 'where to write it; default: stdout')
    .action((options: ExportOptions) => run(command, () => exportCa(command, options), options.url))
}

/** What is shown, not yet trusted: that is what it is asked for. @throws TypeError as `fetch` does */
const shownBy = async ({ hostname, port }: URL): Promise<DetailedPeerCertificate> => {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const { connect } = await import('node:tls')
  const socket = connect({
    ...{ host, port: Number(port || 443), rejectUnauthorized: false },
    ...(isIP(host) === 0 && { servername: host }),
  })
  try {
    await once(socket, 'secureConnect', { signal: timeLimit(PATIENCE) })
    return socket.getPeerCertificate(true)
  } catch (error) {
    throw unreached(error as Error)
  } finally {
    socket.destroy()
  }
}

/** @throws Error with a sentence for what is no simulator's */
const authorityIn = (shown: DetailedPeerCertificate, url: string): DetailedPeerCertificate => {
  const authority = shown.issuerCertificate ?? shown
  if (authority.subject.O !== 'ksef-simulator' || !authority.ca)
    throw new Error(`What listens at ${url} has a certificate, and not from the CA of a ksef-simulator.`)
  return authority
}

/** In lines of 64 signs. */
const asPem = (der: Buffer): string =>
  [
    '-----BEGIN CERTIFICATE-----',
    ...(der.toString('base64').match(/.{1,64}/g) ?? []),
    '-----END CERTIFICATE-----',
  ].join('\n')

const exportCa = async (command: Command, { url, out }: ExportOptions): Promise<void> => {
  if (new URL(url).protocol !== 'https:')
    throw new UsageError(
      `error: ${url} is no address of https: only a simulator that was started with --https has a CA.`,
    )
  const { raw, subject, fingerprint256 } = authorityIn(await shownBy(new URL(url)), url)
  if (out === undefined) return print(command, asPem(raw))
  await writeOutput(out, `${asPem(raw)}\n`)
  print(command, `${out}: ${subject.CN}, SHA-256 ${fingerprint256}`)
}
