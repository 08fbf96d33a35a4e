import { newestApi } from '../../../contracts/ksef/api-version.ts'
import { noDelays } from '../../runtime/runtime.ts'
import { defaultPlace } from '../options/choices.ts'
import { wellKnownSeed } from '../well-known.ts'
import { fileOptions } from './shape.ts'

const [company] = wellKnownSeed.companies!
const [token] = wellKnownSeed.tokens!

/** An option as a line that says what it means, with a value that it may have. */
const optionLine = ({ option, name }: (typeof fileOptions)[number]): string => {
  const value = option.negate || option.isBoolean() ? !option.negate : (option.defaultValue ?? examples[name])
  return `  #${name}: ${value}   # ${option.description}`
}

/** Of options that have no default. */
const examples: Readonly<Record<string, string>> = {
  allowHost: '[ksef.build.internal]',
  logFormat: 'pretty',
  surprise: '7',
  clientIpHeader: 'X-Forwarded-For',
  trustedProxies: '1',
  publicUrl: 'https://ksef.example:8443',
  schemas: 'required',
  acubeKsefUrl: 'http://127.0.0.1:4011',
  acubeWebhookHost: '[erp.internal:8080]',
  controlFrom: '[172.16.0.0/12]',
  controlToken: 'letmein',
  database: 'postgres://ksef@127.0.0.1/ksef',
  maxWorlds: '100',
  worldIdle: '1h',
}

/** A ksef-simulator.yaml to begin with: the well-known company, and the rest to be taken out of its comments. */
export const seedTemplate = (schema: string): string => `# yaml-language-server: $schema=${schema}
# What the simulator begins with, and returns to after a reset. \`ksef-simulator\` finds this file in its working folder.
# The command line wins over variables (KSEF_SIMULATOR_PORT), and these over this file.

# What \`ksef-simulator start --help\` tells of.
start:
  port: ${defaultPlace.port}
${fileOptions
  .filter(({ name }) => name !== 'port')
  .map(optionLine)
  .join('\n')}

# Which version of KSeF's API, in quotes; docs/versions.md says what has changed.
#api: '${newestApi}'

# Time and chance. With a clock that stands and a number for chance the same requests get the same answers.
#clock: { at: 2026-02-01T12:00:00Z, runs: true }
#chance: 7
# How long slow work takes: ${Object.keys(noDelays).join(', ')}.
#delays: { invoice: 2s, session: 1s }

companies:
  - nip: ${company!.nip}
    name: ${company!.name}
    address: ${company!.address}
#  - { nip: 1111111111, name: Druga Firma S.A., role: VatGroup, subunits: [2222222222], attachments: true }

#persons:
#  - { pesel: 85010112341, firstName: Anna, lastName: Nowak }
#  - { pesel: 02210112347, firstName: Jan, lastName: Kowalski, nip: 3333333333 }

# Who may do what in whose name: companies and persons of this file, or the fingerprint of a certificate.
#grants:
#  - { in: ${company!.nip}, to: { pesel: 85010112341 }, permissions: [InvoiceRead, CredentialsManage] }
#  - { in: ${company!.nip}, to: { nip: 1111111111 }, permissions: [InvoiceRead, SelfInvoicing], delegable: true }

# KSeF certificates of a simulator (\`ksef-simulator certificate enroll\`), which sign in again.
#certificates:
#  - { file: erp.crt.pem, type: Authentication }

# Their secrets stay as they are. \`ksef-simulator token\` prints others to paste here.
tokens:
  - token: ${token!.token}
    permissions: [${token!.permissions!.join(', ')}]
    description: ${token!.description}

# Files, or as many as are to be made.
#invoices:
#  - { in: ${company!.nip}, file: invoices/first.xml }
#  - { in: ${company!.nip}, buyer: 1111111111, count: 10, net: 250 }

# As \`ksef-simulator control faults add\` and POST /control/outages take them.
#faults:
#  - { operation: invoices.queryMetadata, nth: 3, times: 1, error: tooManyRequests, retryAfter: 42 }
#outages:
#  - { kind: MAINTENANCE, from: 2026-12-24T20:00:00Z, to: 2026-12-25T04:00:00Z, api: unavailable }

#acube:
#  accounts:
#    - { email: erp@acube.example, password: secret }

# Worlds under /w/<name> that begin otherwise; every other world begins as this file says.
#worlds:
#  empty: {}
#  partner:
#    companies:
#      - { nip: 1111111111 }
`
