import { acubeOperations } from '../../contracts/acube/operations.ts'
import { invoiceJson } from './invoice.ts'
import { entityOf, onboarding } from './onboarding.ts'
import { revokeToken, statuses, tokenStatus } from './portal-steps.ts'
import { finding, type Step, together } from './step.ts'

const { login, invoices } = acubeOperations

const seller = onboarding(story => story.seller)
const buyer = onboarding(story => story.buyer)

/** The whole story, in its order. The command and the page tell it alike. */
export const steps: readonly Step[] = [
  seller.portal,
  seller.token,
  {
    id: 'login',
    label: 'Sign in to A-Cube',
    title: 'Your program signs in to A-Cube',
    from: 'You',
    to: 'A-Cube',
    run: async ({ acube, account }) => {
      const { email, password } = account
      acube.bearer = (await acube.ask(login.login, { body: { email, password } })).token
    },
    check: async ({ acube, account }) => finding(account.email, (await acube.ask(login.me)).email),
  },
  seller.legalEntity,
  seller.webhooks,
  seller.tokenCreate,
  seller.tokenSelect,
  together(
    {
      id: 'buyer',
      label: 'Customer, too',
      title: 'Your customer does all of this, too: portal, token, A-Cube',
      from: 'You',
      to: 'KSeF',
    },
    Object.values(buyer),
  ),
  {
    id: 'invoice',
    label: 'Send invoice',
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
    label: 'A-Cube sends it',
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
      const seen = `${status}, number ${ksefReferenceNumber}, told: ${told?.ksefReferenceNumber ?? 'nothing'}`
      return finding(
        'valid, and you were told its number',
        holds ? `valid, and you were told: ${story.ksefNumber}` : seen,
        holds,
      )
    },
  },
  {
    id: 'upo',
    label: 'Fetch the UPO',
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
    label: 'Customer gets it',
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
    label: 'Revoke token',
    title: 'You revoke the token in the portal',
    from: 'You',
    to: 'KSeF',
    run: ({ seller }) => revokeToken(seller),
    check: async ({ seller }) => finding(statuses.revoked, await tokenStatus(seller)),
  },
  {
    id: 'deactivated',
    label: 'A-Cube is refused',
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
