import { ITEMS_A_PAGE } from '../../contracts/acube/formats.ts'
import type { LegalEntity } from '../../contracts/acube/legal-entities.ts'
import { acubeOperations } from '../../contracts/acube/operations.ts'
import { webhookTypes } from '../../contracts/acube/webhooks.ts'
import { invoiceJson } from './invoice.ts'
import type { Party } from './message.ts'
import { generateToken, revokeToken, signedInHeading, signInAtPortal, statuses, tokenStatus } from './portal-steps.ts'
import type { Company, Story } from './story.ts'

const { login, legalEntities, ksefTokens, webhooks, invoices } = acubeOperations

/** What a step should have led to, and what it did. */
export interface Finding {
  readonly expected: string
  readonly seen: string
  readonly holds: boolean
}

export interface Step {
  readonly id: string
  readonly title: string
  /** Who begins, and with whom. */
  readonly from: Party
  readonly to: Party
  /** Does it, once. */
  run(story: Story): Promise<void>
  /** Looks at what came of it. While it does not hold it is asked again for a while: slow work may be under way. */
  check(story: Story): Promise<Finding>
}

const finding = (expected: string, seen: string, holds = seen === expected): Finding => ({ expected, seen, holds })

const entityOf = ({ acube }: Story, { entity }: Company): Promise<LegalEntity> =>
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

/** The whole story, in its order. The command and the page tell it alike. */
export const steps: readonly Step[] = [
  {
    id: 'portal-sign-in',
    title: 'You sign in at the KSeF portal with a stamp with NIP',
    from: 'You',
    to: 'KSeF',
    run: ({ seller }) => signInAtPortal(seller),
    check: async ({ seller }) => finding(signedInHeading, seller.portal.heading),
  },
  {
    id: 'token',
    title: 'You generate a KSeF token; the portal shows it once',
    from: 'You',
    to: 'KSeF',
    run: ({ seller }) => generateToken(seller),
    check: async ({ seller }) => {
      const status = await tokenStatus(seller)
      const shown = seller.token?.includes(`|nip-${seller.nip}|`) ? `a token for ${seller.nip}` : 'no token'
      return finding(`a token for ${seller.nip}, ${statuses.active}`, `${shown}, ${status}`)
    },
  },
  {
    id: 'login',
    title: 'Your program signs in to A-Cube',
    from: 'You',
    to: 'A-Cube',
    run: async ({ acube, account }) => {
      const { email, password } = account
      acube.bearer = (await acube.ask(login.login, { body: { email, password } })).token
    },
    check: async ({ acube, account }) => finding(account.email, (await acube.ask(login.me)).email),
  },
  {
    id: 'legal-entity',
    title: 'It registers your company with A-Cube as a legal entity',
    from: 'You',
    to: 'A-Cube',
    run: story => register(story, story.seller),
    check: async story => finding('pending', (await entityOf(story, story.seller)).status),
  },
  {
    id: 'webhooks',
    title: 'It asks for notifications and fetches the key that they are signed with',
    from: 'You',
    to: 'A-Cube',
    run: story => subscribe(story, story.seller),
    check: async ({ acube, seller }) => {
      const types: string[] = []
      for (let page = 1, more = true; more; page++) {
        const some = await acube.ask(webhooks.list, { query: { page: String(page) } })
        types.push(...some.filter(it => it.legalEntityUUID === seller.entity).map(it => it.webhookType))
        more = some.length === ITEMS_A_PAGE
      }
      return finding(Object.keys(webhookTypes).sort().join(', '), types.sort().join(', '))
    },
  },
  {
    id: 'token-create',
    title: 'It hands the token over; A-Cube signs in to KSeF with it',
    from: 'You',
    to: 'A-Cube',
    run: story => handOver(story, story.seller),
    check: async story => {
      const { status } = await entityOf(story, story.seller)
      const told = story.seller.inbox.latest('onboarding-activated')
      if (status !== 'active' || told === undefined) await story.work()
      return finding(
        'active, and you were told so',
        `${status}, ${told === undefined ? 'but' : 'and'} you were ${told === undefined ? 'not told' : 'told so'}`,
      )
    },
  },
  {
    id: 'token-select',
    title: 'It selects the token; the runners of A-Cube start',
    from: 'You',
    to: 'A-Cube',
    run: story => select(story, story.seller),
    check: async story => finding(allRunning, runnersOf(await entityOf(story, story.seller))),
  },
  {
    id: 'buyer',
    title: 'Your customer does all of this, too: portal, token, A-Cube',
    from: 'You',
    to: 'KSeF',
    run: async story => {
      const { buyer } = story
      await signInAtPortal(buyer)
      await generateToken(buyer)
      await register(story, buyer)
      await subscribe(story, buyer)
      await tokenStatus(buyer)
      await handOver(story, buyer)
      await select(story, buyer)
    },
    check: async story => {
      const seen = runnersOf(await entityOf(story, story.buyer))
      if (seen !== allRunning) await story.work()
      return finding(allRunning, seen)
    },
  },
  {
    id: 'invoice',
    title: 'Your program sends an invoice to A-Cube, as JSON',
    from: 'You',
    to: 'A-Cube',
    run: async story => {
      const { acube, seller, buyer, invoiceNumber } = story
      const body = invoiceJson(seller, buyer, invoiceNumber, story.now())
      story.invoice = (await acube.ask(invoices.create, { body })).uuid
    },
    check: async ({ acube, invoice, invoiceNumber }) =>
      finding(invoiceNumber, (await acube.ask(invoices.get, { params: { uuid: invoice } })).invoiceNumber ?? 'nothing'),
  },
  {
    id: 'forward',
    title: 'The hour strikes: A-Cube sends it to KSeF and looks for what is new there',
    from: 'A-Cube',
    to: 'KSeF',
    run: story => story.work(),
    check: async story => {
      const { acube, seller, invoice } = story
      const { status, ksefReferenceNumber } = await acube.ask(invoices.get, { params: { uuid: invoice } })
      const told = seller.inbox.latest('invoice-sender')
      const holds =
        status === 'valid' && ksefReferenceNumber !== null && told?.ksefReferenceNumber === ksefReferenceNumber
      if (!holds) await story.work()
      story.ksefNumber = ksefReferenceNumber ?? ''
      return finding(
        'valid, with a KSeF number that you were told',
        `${status}, number ${ksefReferenceNumber}, you were told ${told?.ksefReferenceNumber ?? 'none'}`,
        holds,
      )
    },
  },
  {
    id: 'upo',
    title: 'You fetch the UPO, the official receipt',
    from: 'You',
    to: 'A-Cube',
    run: async story => {
      const { hasUpo } = await story.acube.ask(invoices.get, { params: { uuid: story.invoice } })
      if (!hasUpo) await story.work()
    },
    check: async story => {
      const { acube, invoice, ksefNumber } = story
      const { hasUpo } = await acube.ask(invoices.get, { params: { uuid: invoice } })
      if (!hasUpo) {
        await story.work()
        return finding(`a UPO for ${ksefNumber}`, 'no UPO yet')
      }
      const upo = await acube.document(invoices.upo, { params: { uuid: invoice } })
      const number = /<NumerKSeFDokumentu>([^<]*)</.exec(upo)?.[1]
      return finding(`a UPO for ${ksefNumber}`, `a UPO for ${number}`)
    },
  },
  {
    id: 'received',
    title: 'Your customer is told, and fetches the invoice',
    from: 'A-Cube',
    to: 'You',
    run: async story => {
      if (story.buyer.inbox.latest('invoice-receiver') === undefined) await story.work()
    },
    check: async story => {
      const { acube, buyer, ksefNumber, invoice } = story
      const told = buyer.inbox.latest('invoice-receiver')
      const expected = `${ksefNumber}, word for word what was sent`
      if (told === undefined) {
        await story.work()
        return finding(expected, 'your customer was not told')
      }
      const params = { uuid: told.invoiceUuid }
      const received = await acube.ask(invoices.list, {
        query: { direction: 'received', invoiceRecipientNip: buyer.nip },
      })
      const sent = await acube.document(invoices.get, { params: { uuid: invoice } })
      const same = (await acube.document(invoices.get, { params })) === sent
      const numbers = received.map(it => it.ksefReferenceNumber).join(', ')
      return finding(expected, `${numbers}, ${same ? 'word for word what was sent' : 'with another text'}`)
    },
  },
  {
    id: 'revoke',
    title: 'You revoke the token in the portal',
    from: 'You',
    to: 'KSeF',
    run: ({ seller }) => revokeToken(seller),
    check: async ({ seller }) => finding(statuses.revoked, await tokenStatus(seller)),
  },
  {
    id: 'deactivated',
    title: 'A-Cube signs in again and is refused: your company is no longer active there',
    from: 'A-Cube',
    to: 'KSeF',
    run: story => story.work(),
    check: async story => {
      const { status } = await entityOf(story, story.seller)
      const told = story.seller.inbox.latest('onboarding-deactivated')
      const holds = status !== 'active' && told !== undefined
      if (!holds) await story.work()
      return finding('no longer active, and you were told why', `${status}, told: ${told?.message ?? 'nothing'}`, holds)
    },
  },
]
