import { sayIn } from '../portal/texts.ts'
import type { Company } from './story.ts'

/** What a person does at the portal, by the words on its pages. */
const say = sayIn('en')
const tokenName = ({ role }: Pick<Company, 'role'>): string => `A-Cube, ${role}`

export const signInAtPortal = async ({ portal, nip }: Company): Promise<void> => {
  await portal.open('/web/login')
  await portal.press(say('authenticate'), { nip })
  await portal.follow(say('qualifiedCertificate'))
  await portal.press(say('next'), { answer: 'yes' })
  await portal.press(say('authenticateInTest'), { type: 'stamp-nip', nip })
}

/** What the list calls them. */
export const statuses = { active: say('statusActive'), revoked: say('statusRevoked') } as const

/** The heading while KSeF checks the signature. */
export const progressHeading = say('progressTitle')

/** The heading that the portal has when the signature was good. */
export const signedInHeading = say('success')

export const generateToken = async (company: Company): Promise<void> => {
  const { portal } = company
  await portal.follow(say('generateToken'))
  await portal.press(say('generateToken'), { name: tokenName(company), role: ['InvoiceRead', 'InvoiceWrite'] })
  company.token = portal.byId('token-number')
}

/** The status of the company's token on the list. */
export const tokenStatus = async ({ portal, ...company }: Company): Promise<string> => {
  await portal.follow(say('tokenList'))
  return portal.cell(tokenName(company), say('columnStatus')) ?? 'no such token'
}

export const revokeToken = async (company: Company): Promise<void> => {
  const { portal, token = '' } = company
  await portal.follow(say('tokenList'))
  await portal.press(say('revoke'), { token: token.split('|')[0] ?? '' })
  await portal.press(say('revoke'))
}
