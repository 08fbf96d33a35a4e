import { ITEMS_A_PAGE } from '../../contracts/acube/formats.ts'
import type { LegalEntity } from '../../contracts/acube/legal-entities.ts'
import { acubeOperations } from '../../contracts/acube/operations.ts'
import { webhookTypes } from '../../contracts/acube/webhooks.ts'
import { alreadyUsed } from '../acube/http/violations.ts'
import { AcubeRefusal } from './acube-caller.ts'
import {
  generateToken,
  headingAt,
  progressHeading,
  signedInHeading,
  signInAtPortal,
  statuses,
  tokenStatus,
} from './portal-steps.ts'
import { finding, inTongue, type Step, type Text } from './step.ts'
import type { Company, Story } from './story.ts'

const { login, legalEntities, ksefTokens, webhooks } = acubeOperations

/** The company as A-Cube has it. */
export const entityOf = ({ acube }: Story, { entity }: Company): Promise<LegalEntity> =>
  acube.ask(legalEntities.get, { params: { uuid: entity } })

/** Those that A-Cube has for a NIP. */
const entitiesFor = async ({ acube }: Story, { nip }: Company): Promise<LegalEntity[]> => {
  const found: LegalEntity[] = []
  for (let page = 1, more = true; more; page++) {
    const some = await acube.ask(legalEntities.list, { query: { page: String(page) } })
    found.push(...some.filter(it => it.nip === nip))
    more = some.length === ITEMS_A_PAGE
  }
  return found
}

/** A-Cube has the company already, since its story was told before. */
const isKnown = (error: unknown): boolean =>
  error instanceof AcubeRefusal && error.status === 422 && error.answer.includes(alreadyUsed.code!)

const register = async (story: Story, company: Company): Promise<void> => {
  const { acube } = story
  const body = {
    nip: company.nip,
    name: company.name,
    addressLine1: 'ul. Pokazowa',
    addressLine2: '1',
    postcode: '00-001',
    city: 'Warszawa',
    countryIso2: 'PL',
    email: `${company.role}@demo.example`,
  }
  try {
    company.entity = (await acube.ask(legalEntities.create, { body })).uuid
  } catch (error) {
    const [before] = isKnown(error) ? await entitiesFor(story, company) : []
    if (before === undefined) throw error
    company.entity = before.uuid
    company.wasActive = before.status === 'active'
  }
}

const subscribe = async ({ acube }: Story, { entity, inbox, inboxUrl }: Company): Promise<void> => {
  inbox.publicKey = (await acube.ask(login.signaturePublicKey)).public_key
  for (const webhookType of Object.keys(webhookTypes))
    await acube.ask(webhooks.create, { body: { legalEntity: entity, webhookType, webhookUrl: inboxUrl } })
}

const handOver = async ({ acube }: Story, company: Company): Promise<void> => {
  const { entity, token } = company
  const body = { authorizationToken: token, autoSelect: false }
  company.keptToken = (await acube.ask(ksefTokens.create, { params: { legalEntity: entity }, body })).uuid
}

const select = async ({ acube }: Story, { entity, keptToken }: Company): Promise<void> => {
  await acube.ask(ksefTokens.select, { params: { legalEntity: entity }, body: { uuid: keptToken } })
}

const allTypes = Object.keys(webhookTypes).sort()

/** Of this telling: whoever is told of twice has those of the first time, too, for an inbox that is gone. */
const subscribedTypes = async ({ acube }: Story, { inboxUrl }: Company): Promise<string[]> => {
  const types: string[] = []
  for (let page = 1, more = true; more; page++) {
    const some = await acube.ask(webhooks.list, { query: { page: String(page) } })
    types.push(...some.filter(it => it.webhookUrl === inboxUrl).map(it => it.webhookType))
    more = some.length === ITEMS_A_PAGE
  }
  return types.sort()
}

const runnersOf = (entity: LegalEntity): string => {
  const { isInvoiceSenderRunning, isInvoiceReceiverRunning, isInvoiceSyncRunning } = entity
  const running = Object.entries({
    sender: isInvoiceSenderRunning,
    receiver: isInvoiceReceiverRunning,
    sync: isInvoiceSyncRunning,
  })
  const names = running.filter(([, runs]) => runs).map(([name]) => name)
  return `${entity.status}, running: ${names.join(', ') || 'nothing'}`
}
const allRunning = 'active, running: sender, receiver, sync'

const listed = ({ nip }: Company, all: number, ours: number) => ({
  en: `companies at A-Cube with NIP ${nip}: ${all}, of them yours: ${ours}`,
  pl: `firmy w A-Cube z NIP ${nip}: ${all}, w tym Twoje: ${ours}`,
})

const tokenFor = (nip: string, status: Text) => ({
  en: `a token for ${nip}, ${inTongue('en', status)}`,
  pl: `token dla ${nip}, ${inTongue('pl', status)}`,
})
const noToken = (status: Text) => ({
  en: `no token, ${inTongue('en', status)}`,
  pl: `bez tokena, ${inTongue('pl', status)}`,
})
const active = (status: string, told: boolean) => ({
  en: `${status}, and you were told ${told ? 'so' : 'nothing'}`,
  pl: told ? `${status} i powiadomienie o tym` : `${status}, bez powiadomienia`,
})

type Who = (story: Story) => Company

/** How a company comes to A-Cube, with a token of the portal. */
export const onboarding = (who: Who) =>
  ({
    portal: {
      id: 'portal-sign-in',
      label: { en: 'Sign in to portal', pl: 'Logowanie w portalu' },
      title: {
        en: 'You sign in at the KSeF portal with a stamp with NIP',
        pl: 'Logujesz się w portalu KSeF pieczęcią z NIP',
      },
      from: 'You',
      to: 'KSeF',
      run: story => signInAtPortal(who(story)),
      check: async story => {
        const { portal } = who(story)
        if (portal.heading === progressHeading) await portal.reload()
        return finding(signedInHeading, headingAt(who(story)))
      },
    },
    token: {
      id: 'token',
      label: { en: 'Make a token', pl: 'Nowy token' },
      title: {
        en: 'You generate a KSeF token; the portal shows it once',
        pl: 'Generujesz token KSeF; portal pokazuje go jeden raz',
      },
      from: 'You',
      to: 'KSeF',
      run: story => generateToken(who(story)),
      check: async story => {
        const { token, nip } = who(story)
        const status = await tokenStatus(who(story))
        const isShown = token?.includes(`|nip-${nip}|`) === true
        return finding(tokenFor(nip, statuses.active), isShown ? tokenFor(nip, status) : noToken(status))
      },
    },
    legalEntity: {
      id: 'legal-entity',
      label: { en: 'Your company', pl: 'Twoja firma' },
      title: {
        en: 'It registers your company with A-Cube as a legal entity',
        pl: 'Rejestruje w A-Cube Twoją firmę (legal entity)',
      },
      from: 'You',
      to: 'A-Cube',
      run: story => register(story, who(story)),
      check: async story => {
        const company = who(story)
        const found = await entitiesFor(story, company)
        const ours = found.filter(({ uuid }) => uuid === company.entity)
        return finding(listed(company, 1, 1), listed(company, found.length, ours.length))
      },
    },
    webhooks: {
      id: 'webhooks',
      label: { en: 'Webhooks', pl: 'Webhooki' },
      title: {
        en: 'It asks for notifications and fetches the key that they are signed with',
        pl: 'Zamawia powiadomienia i pobiera klucz, którym są podpisywane',
      },
      from: 'You',
      to: 'A-Cube',
      run: story => subscribe(story, who(story)),
      check: async story => finding(allTypes.join(', '), (await subscribedTypes(story, who(story))).join(', ')),
    },
    tokenCreate: {
      id: 'token-create',
      label: { en: 'Hand over token', pl: 'Przekazanie tokena' },
      title: {
        en: 'It hands the token over; A-Cube signs in to KSeF with it',
        pl: 'Przekazuje token; A-Cube loguje się nim w KSeF',
      },
      from: 'You',
      to: 'A-Cube',
      run: story => handOver(story, who(story)),
      check: async story => {
        const { inbox, wasActive } = who(story)
        const { status } = await entityOf(story, who(story))
        // Of a company that is active already nobody is told that it has become so.
        if (wasActive) return finding('active', status)
        const told = inbox.latest('onboarding-activated') !== undefined
        const holds = status === 'active' && told
        if (!holds) await story.work()
        return finding(active('active', true), active(status, told), holds)
      },
    },
    tokenSelect: {
      id: 'token-select',
      label: { en: 'Select token', pl: 'Wybór tokena' },
      title: { en: 'It selects the token; the runners of A-Cube start', pl: 'Wybiera token; procesy A-Cube ruszają' },
      from: 'You',
      to: 'A-Cube',
      run: story => select(story, who(story)),
      check: async story => finding(allRunning, runnersOf(await entityOf(story, who(story)))),
    },
  }) as const satisfies Record<string, Step>
