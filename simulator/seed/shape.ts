import * as z from 'zod'
import { set as setDelays } from '../../contracts/control/delays.ts'
import { Fault, mostFaults } from '../../contracts/control/faults.ts'
import { Instant } from '../../contracts/control/formats.ts'
import { mostOutages, outageEffects } from '../../contracts/control/outages.ts'
import { isWorldName } from '../../contracts/control/world-name.ts'
import { type ApiVersion, apiNames } from '../../contracts/ksef/api-version.ts'
import { CertificateType } from '../../contracts/ksef/certificates/certificate.ts'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { fingerprintPattern, nipPattern, peselDate, peselPattern } from '../../contracts/ksef/formats.ts'
import { AuthorizationPermission, PersonPermission, TokenPermission } from '../../contracts/ksef/permission-names.ts'
import { Category } from '../../contracts/latarnia/latarnia.ts'
import { whenAsked } from '../../contracts/when-asked.ts'
import { check } from './agrees.ts'
import { clockYears, mayBegin } from './options/choices.ts'
import { readToken } from './read-token.ts'

/**
 * What a world begins with: `createSimulator({ seed })`, and the same as ksef-simulator.yaml. Read here and nowhere else; the
 * JSON schema for editors is made of it.
 */

/** Of each list. */
const most = 1000

const said = <T extends z.ZodType>(description: string, schema: T): T => schema.meta({ description })
const list = <T extends z.ZodType>(description: string, item: T, longest = most) =>
  said(description, z.array(item).max(longest).optional())

/** Digits, which YAML takes for a number where nobody quotes them. */
const digits = (pattern: RegExp, error: string) =>
  z
    .string({ error: ({ input }) => (input === undefined ? undefined : error) })
    .regex(pattern, { error })
    .meta({ type: ['string', 'integer'] })
const Nip = whenAsked(() => digits(nipPattern, 'it is no NIP, which has ten digits'))

const Pesel = whenAsked(() =>
  digits(peselPattern, 'it is no PESEL, which has eleven digits').refine(
    text => !peselPattern.test(text) || peselDate(text) !== undefined,
    'it is no PESEL: nobody was born on that day',
  ),
)
/** A version looks like a number to YAML; as one it may have lost a zero at its end. */
const apiNumbers = apiNames.map(Number).filter(one => (apiNames as readonly string[]).includes(String(one)))
const Api = whenAsked(() =>
  z.union([z.enum(apiNames), z.literal(apiNumbers)]).transform(given => String(given) as ApiVersion),
)

const Name = whenAsked(() => z.string().min(2).max(81))

const Company = whenAsked(() =>
  z.strictObject({
    nip: Nip(),
    name: said('As it stands on invoices. Default: Firma and the NIP.', z.string().min(5).max(90).optional()),
    address: said('Street and town.', z.string().min(1).max(512).optional()),
    role: said('What it is beside a company.', z.enum(['EnforcementAuthority', 'VatGroup', 'JST']).optional()),
    subunits: said('NIPs of the units of a VatGroup or JST.', z.array(Nip()).max(most).optional()),
    attachments: said('Whether its invoices may have attachments. Default: no.', z.boolean().optional()),
    blocked: said('Whether nobody may sign in there. Default: no.', z.boolean().optional()),
  }),
)

const Person = whenAsked(() =>
  z.strictObject({
    pesel: Pesel(),
    firstName: z.string().min(2).max(30),
    lastName: Name(),
    nip: said('Of their own firm, which they own by PESEL and by NIP.', Nip().optional()),
    bailiff: z.boolean().optional(),
    deceased: z.boolean().optional(),
  }),
)

const Subject = whenAsked(() =>
  z.strictObject({
    nip: Nip().optional(),
    pesel: Pesel().optional(),
    fingerprint: said(
      'SHA-256 of a certificate: 64 hexadecimal digits in capitals.',
      z
        .string()
        .regex(fingerprintPattern, { error: 'it is no fingerprint: 64 hexadecimal digits in capitals' })
        .optional(),
    ),
  }),
)

const permissions = [...PersonPermission.options, ...AuthorizationPermission.options] as const

const Grant = whenAsked(() =>
  z.strictObject({
    in: said('The company in whose context it is granted.', Nip()),
    to: said('Whom: a company or person of this file by NIP or PESEL, or a fingerprint.', Subject()),
    permissions: z.array(z.enum(permissions)).min(1).max(permissions.length),
    delegable: said('Whether a firm may pass on what it is granted. Default: no.', z.boolean().optional()),
    description: z.string().min(5).max(256).default('Granted by the seed'),
  }),
)

const Certificate = whenAsked(() =>
  z.strictObject({
    file: said(
      'A KSeF certificate that a simulator issued, in PEM: it signs in again. The path starts where this file is.',
      z.string().min(1).max(4096),
    ),
    type: CertificateType.default('Authentication'),
    name: said('As lists show it.', z.string().min(5).max(100).default('Certificate of the seed')),
  }),
)

const Token = whenAsked(() =>
  z.strictObject({
    token: said(
      'The whole text, as `ksef-simulator token` prints it: reference number, nip-…, secret.',
      z.string().refine(text => readToken(text) !== undefined, {
        error: 'it is no KSeF token, as 20260201-EC-2932E00000-0123456789-F9|nip-5265877635| and 64 hexadecimal digits',
      }),
    ),
    permissions: z
      .array(TokenPermission)
      .min(1)
      .max(TokenPermission.options.length)
      .default(['InvoiceRead', 'InvoiceWrite']),
    description: z.string().min(5).max(256).default('Token of the seed'),
  }),
)

const forms = formCodes.map(({ systemCode }) => systemCode)

const Invoice = whenAsked(() =>
  z.strictObject({
    in: said('The company that sends it.', Nip()),
    file: said('The XML. The path starts where this file is.', z.string().min(1).max(4096).optional()),
    form: said('Of the file. Default: FA (3).', z.enum(forms).optional()),
    buyer: said('Instead of a file: who buys, of an invoice that is made.', Nip().optional()),
    count: said('How many are made. Default: 1.', z.int().min(1).max(most).optional()),
    net: said(
      'Of each that is made, in PLN, without VAT of 23 %. Default: 100.',
      z.number().min(0.01).max(1e9).optional(),
    ),
  }),
)

const Outage = whenAsked(() =>
  z.strictObject({
    kind: Category,
    from: said('An instant as 2026-02-01T12:00:00Z. Default: the start.', Instant().optional()),
    to: said('An instant. A failure may be open; a maintenance is planned.', Instant().optional()),
    announced: said('An instant: when Latarnia tells of it.', Instant().optional()),
    api: said('What becomes of the API meanwhile. Default: unavailable.', z.enum(outageEffects).optional()),
  }),
)

const Account = whenAsked(() =>
  z.strictObject({
    email: z.email().max(255),
    password: z.string().min(1).max(255),
  }),
)

const members = whenAsked(() => ({
  api: said(
    `Which version of KSeF's API. Default: that of --api; in another world, that of the first.`,
    Api().optional(),
  ),
  clock: said(
    'What the clock shows at the start, and whether it runs.',
    z
      .strictObject({
        at: said(
          'An instant as 2026-02-01T12:00:00Z. Default: what the clock of the machine shows.',
          Instant().refine(mayBegin, `it is an instant ${clockYears}`).optional(),
        ),
        runs: said('Default: yes.', z.boolean().optional()),
      })
      .optional(),
  ),
  chance: said(
    'What is drawn by chance follows from this number: the same requests get the same answers. Default: real chance.',
    z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
  ),
  delays: said('How long slow work takes. Default: no time.', setDelays.body.optional()),
  companies: list('Organisations, by NIP.', Company()),
  persons: list('Natural persons, by PESEL.', Person()),
  grants: list('Who may do what in whose name.', Grant()),
  certificates: list('KSeF certificates.', Certificate()),
  tokens: list('KSeF tokens with secrets that stay as they are.', Token()),
  invoices: list('Invoices that were sent.', Invoice()),
  faults: list('What goes wrong on purpose, as POST /control/faults takes it.', Fault(), mostFaults),
  outages: list('When KSeF is out of order, as POST /control/outages takes it.', Outage(), mostOutages),
  acube: said(
    'The A-Cube look-alike.',
    z.strictObject({ accounts: said('Who may sign in.', z.array(Account()).min(1).max(most)) }).optional(),
  ),
}))

/** Whether its parts agree is another matter. */
const WorldMembers = whenAsked(() => z.strictObject(members()))
export const WorldSeed = whenAsked(() => WorldMembers().check(check))
/** With the worlds that begin otherwise. */
export const seedMembers = whenAsked(() => ({
  ...members(),
  worlds: said(
    'Worlds under /w/<name> that begin otherwise, each with all that it has. Every other world begins as this one.',
    z
      .record(
        z
          .string()
          .refine(isWorldName, 'it is no name of a world: letters, digits, dots, dashes and low lines, at most 64'),
        WorldSeed(),
      )
      .refine(worlds => Object.keys(worlds).length <= most, `there are more than ${most}`)
      .optional(),
  ),
}))

export const WholeSeed = whenAsked(() => z.strictObject(seedMembers()).check(check))
/** What the worlds of a simulator begin with. */
export type Seed = z.input<ReturnType<typeof WholeSeed>>
/** The same as it is read. */
export type ReadWorldSeed = z.output<ReturnType<typeof WorldMembers>>
export type ReadSeed = z.output<ReturnType<typeof WholeSeed>>
