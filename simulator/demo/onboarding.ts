import { ITEMS_A_PAGE } from '../../contracts/acube/formats.ts'
import type { LegalEntity } from '../../contracts/acube/legal-entities.ts'
import { acubeOperations } from '../../contracts/acube/operations.ts'
import { webhookTypes } from '../../contracts/acube/webhooks.ts'
import type { Inbox, Notification } from './inbox.ts'
import {
  generateToken,
  progressHeading,
  signedInHeading,
  signInAtPortal,
  statuses,
  tokenStatus,
} from './portal-steps.ts'
import { finding, type Step } from './step.ts'
import type { Company, Story } from './story.ts'

const { login, legalEntities, ksefTokens, webhooks } = acubeOperations

/** The company as A-Cube has it. */
export const entityOf = ({ acube }: Story, { entity }: Company): Promise<LegalEntity> =>
  acube.ask(legalEntities.get, { params: { uuid: entity } })

const register = async ({ acube }: Story, company: Company): Promise<void> => {
  const { uuid } = await acube.ask(legalEntities.create, {
    body: {
      nip: company.nip,
      name: company.name,
      addressLine1: 'ul. Pokazowa',
      addressLine2: '1',
      postcode: '00-001',
      city: 'Warszawa',
      countryIso2: 'PL',
      email: `${company.role}@demo.example`,
    },
  })
  company.entity = uuid
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

const subscribedTypes = async ({ acube }: Story, { entity }: Company): Promise<string[]> => {
  const types: string[] = []
  for (let page = 1, more = true; more; page++) {
    const some = await acube.ask(webhooks.list, { query: { page: String(page) } })
    types.push(...some.filter(it => it.legalEntityUUID === entity).map(it => it.webhookType))
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

const isTold = (inbox: Inbox, type: Notification['webhookType']): string =>
  inbox.latest(type) === undefined ? 'nothing' : 'so'

type Who = (story: Story) => Company

/** How a company comes to A-Cube, with a token of the portal. */
export const onboarding = (who: Who) =>
  ({
    portal: {
      id: 'portal-sign-in',
      label: 'Sign in to portal',
      title: 'You sign in at the KSeF portal with a stamp with NIP',
      from: 'You',
      to: 'KSeF',
      run: story => signInAtPortal(who(story)),
      check: async story => {
        const { portal } = who(story)
        if (portal.heading === progressHeading) await portal.reload()
        return finding(signedInHeading, portal.heading)
      },
    },
    token: {
      id: 'token',
      label: 'Make a token',
      title: 'You generate a KSeF token; the portal shows it once',
      from: 'You',
      to: 'KSeF',
      run: story => generateToken(who(story)),
      check: async story => {
        const { token, nip } = who(story)
        const status = await tokenStatus(who(story))
        const shown = token?.includes(`|nip-${nip}|`) ? `a token for ${nip}` : 'no token'
        return finding(`a token for ${nip}, ${statuses.active}`, `${shown}, ${status}`)
      },
    },
    legalEntity: {
      id: 'legal-entity',
      label: 'Your company',
      title: 'It registers your company with A-Cube as a legal entity',
      from: 'You',
      to: 'A-Cube',
      run: story => register(story, who(story)),
      check: async story => finding('pending', (await entityOf(story, who(story))).status),
    },
    webhooks: {
      id: 'webhooks',
      label: 'Webhooks',
      title: 'It asks for notifications and fetches the key that they are signed with',
      from: 'You',
      to: 'A-Cube',
      run: story => subscribe(story, who(story)),
      check: async story => finding(allTypes.join(', '), (await subscribedTypes(story, who(story))).join(', ')),
    },
    tokenCreate: {
      id: 'token-create',
      label: 'Hand over token',
      title: 'It hands the token over; A-Cube signs in to KSeF with it',
      from: 'You',
      to: 'A-Cube',
      run: story => handOver(story, who(story)),
      check: async story => {
        const { inbox } = who(story)
        const { status } = await entityOf(story, who(story))
        const expected = 'active, and you were told so'
        const seen = `${status}, and you were told ${isTold(inbox, 'onboarding-activated')}`
        if (seen !== expected) await story.work()
        return finding(expected, seen)
      },
    },
    tokenSelect: {
      id: 'token-select',
      label: 'Select token',
      title: 'It selects the token; the runners of A-Cube start',
      from: 'You',
      to: 'A-Cube',
      run: story => select(story, who(story)),
      check: async story => finding(allRunning, runnersOf(await entityOf(story, who(story)))),
    },
  }) as const satisfies Record<string, Step>
