import type { Told } from '../../contracts/told.ts'
import { sayIn, texts } from '../portal/texts.ts'
import type { Text } from './step.ts'
import type { Company } from './story.ts'

/** What a person does at the portal, by the words on its pages. */
const say = sayIn('en')
/** What was read on an English page, in both languages where it is one of these sentences. */
const inBoth = (read: string, sentences: readonly Told[]): Text => sentences.find(({ en }) => en === read) ?? read
const tokenName = ({ role }: Pick<Company, 'role'>): string => `A-Cube, ${role}`

export const signInAtPortal = async ({ portal, nip }: Company): Promise<void> => {
  await portal.open('/web/login')
  await portal.press(say('authenticate'), { nip })
  await portal.follow(say('qualifiedCertificate'))
  await portal.press(say('next'), { answer: 'yes' })
  await portal.press(say('authenticateInTest'), { type: 'stamp-nip', nip })
}

/** What the list calls them. */
export const statuses = { active: texts.statusActive, revoked: texts.statusRevoked } as const
const allStatuses = [
  texts.statusPending,
  texts.statusActive,
  texts.statusRevoking,
  texts.statusRevoked,
  texts.statusFailed,
]

/** The heading while KSeF checks the signature. */
export const progressHeading = say('progressTitle')

/** The heading that the portal has when the signature was good. */
export const signedInHeading = texts.success

export const headingAt = ({ portal }: Company): Text => inBoth(portal.heading, [texts.success, texts.progressTitle])

export const generateToken = async (company: Company): Promise<void> => {
  const { portal } = company
  await portal.follow(say('generateToken'))
  await portal.press(say('generateToken'), { name: tokenName(company), role: ['InvoiceRead', 'InvoiceWrite'] })
  company.token = portal.byId('token-number')
}

/** Others may have the same name, of an earlier telling. */
const referenceOf = ({ token = '' }: Company): string => token.split('|')[0]!

/** The status of the company's token on the list. */
export const tokenStatus = async (company: Company): Promise<Text> => {
  const { portal } = company
  await portal.follow(say('tokenList'))
  return inBoth(portal.cell(referenceOf(company), say('columnStatus')) ?? 'no such token', allStatuses)
}

export const revokeToken = async (company: Company): Promise<void> => {
  const { portal } = company
  await portal.follow(say('tokenList'))
  await portal.press(say('revoke'), { token: referenceOf(company) })
  await portal.press(say('revoke'))
}
