import { acubeOperations } from '../../contracts/acube/operations.ts'
import { invoiceJson } from './invoice.ts'
import { entityOf, onboarding } from './onboarding.ts'
import { revokeToken, statuses, tokenStatus } from './portal-steps.ts'
import { finding, type Step, together } from './step.ts'

const { login, invoices } = acubeOperations

const seller = onboarding(story => story.seller)
const buyer = onboarding(story => story.buyer)

const upoFor = (number: string | undefined) => ({ en: `a UPO for ${number}`, pl: `UPO dla ${number}` })

/** The whole story, in its order. The command and the page tell it alike. */
export const steps: readonly Step[] = [
  seller.portal,
  seller.token,
  {
    id: 'login',
    label: { en: 'Sign in to A-Cube', pl: 'Logowanie w A-Cube' },
    title: { en: 'Your program signs in to A-Cube', pl: 'Twój program loguje się w A-Cube' },
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
      label: { en: 'Customer, too', pl: 'Nabywca też' },
      title: {
        en: 'Your customer does all of this, too: portal, token, A-Cube',
        pl: 'Twój nabywca robi to samo: portal, token, A-Cube',
      },
      from: 'You',
      to: 'KSeF',
    },
    Object.values(buyer),
  ),
  {
    id: 'invoice',
    label: { en: 'Send invoice', pl: 'Wysłanie faktury' },
    title: {
      en: 'Your program sends an invoice to A-Cube, as JSON',
      pl: 'Twój program wysyła fakturę do A-Cube jako JSON',
    },
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
    label: { en: 'A-Cube sends it', pl: 'A-Cube wysyła ją' },
    title: {
      en: 'The hour strikes: A-Cube sends it to KSeF and looks for what is new there',
      pl: 'Wybija godzina: A-Cube wysyła ją do KSeF i sprawdza, co tam nowego',
    },
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
      const [number, heard] = [ksefReferenceNumber ?? '–', told?.ksefReferenceNumber ?? '–']
      return finding(
        { en: 'valid, and you were told its number', pl: 'valid i powiadomienie z numerem' },
        {
          en: holds ? `valid, and you were told: ${number}` : `${status}, number ${number}, told: ${heard}`,
          pl: holds ? `valid i powiadomienie: ${number}` : `${status}, numer ${number}, powiadomienie: ${heard}`,
        },
        holds,
      )
    },
  },
  {
    id: 'upo',
    label: { en: 'Fetch the UPO', pl: 'Pobranie UPO' },
    title: { en: 'You fetch the UPO, the official receipt', pl: 'Pobierasz UPO, urzędowe poświadczenie odbioru' },
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
        return finding(upoFor(ksefNumber), { en: 'no UPO yet', pl: 'jeszcze bez UPO' })
      }
      const upo = await acube.document(invoices.upo, { params: { uuid: invoice } })
      const number = /<NumerKSeFDokumentu>([^<]*)</.exec(upo)?.[1]
      return finding(upoFor(ksefNumber), upoFor(number))
    },
  },
  {
    id: 'received',
    label: { en: 'Customer gets it', pl: 'Nabywca ją dostaje' },
    title: {
      en: 'Your customer is told, and fetches the invoice',
      pl: 'Twój nabywca dostaje powiadomienie i pobiera fakturę',
    },
    from: 'A-Cube',
    to: 'You',
    run: async story => {
      if (story.buyer.inbox.latest('invoice-receiver') === undefined) await story.work()
    },
    check: async story => {
      const { acube, buyer, ksefNumber, invoice } = story
      const told = buyer.inbox.latest('invoice-receiver')
      const expected = {
        en: `${ksefNumber}, word for word what was sent`,
        pl: `${ksefNumber}, słowo w słowo to, co wysłano`,
      }
      if (told === undefined) {
        await story.work()
        return finding(expected, { en: 'your customer was not told', pl: 'nabywca nie dostał powiadomienia' })
      }
      const params = { uuid: told.invoiceUuid }
      const received = await acube.ask(invoices.list, {
        query: { direction: 'received', invoiceRecipientNip: buyer.nip },
      })
      const sent = await acube.document(invoices.get, { params: { uuid: invoice } })
      const same = (await acube.document(invoices.get, { params })) === sent
      // Whoever is told of twice has received before.
      const number = received.find(it => it.ksefReferenceNumber === ksefNumber)?.ksefReferenceNumber ?? '–'
      return finding(expected, {
        en: `${number}, ${same ? 'word for word what was sent' : 'with another text'}`,
        pl: `${number}, ${same ? 'słowo w słowo to, co wysłano' : 'z innym tekstem'}`,
      })
    },
  },
  {
    id: 'revoke',
    label: { en: 'Revoke token', pl: 'Unieważnienie tokena' },
    title: { en: 'You revoke the token in the portal', pl: 'Unieważniasz token w portalu' },
    from: 'You',
    to: 'KSeF',
    run: ({ seller }) => revokeToken(seller),
    check: async ({ seller }) => finding(statuses.revoked, await tokenStatus(seller)),
  },
  {
    id: 'deactivated',
    label: { en: 'A-Cube is refused', pl: 'Odmowa dla A-Cube' },
    title: {
      en: 'A-Cube signs in again and is refused: your company is no longer active there',
      pl: 'A-Cube loguje się ponownie i dostaje odmowę: Twoja firma nie jest tam już aktywna',
    },
    from: 'A-Cube',
    to: 'KSeF',
    run: story => story.work(),
    check: async story => {
      const { status } = await entityOf(story, story.seller)
      const told = story.seller.inbox.latest('onboarding-deactivated')
      const holds = status !== 'active' && told !== undefined
      if (!holds) await story.work()
      return finding(
        { en: 'no longer active, and you were told why', pl: 'już nieaktywna, a powiadomienie mówi dlaczego' },
        { en: `${status}, told: ${told?.message ?? '–'}`, pl: `${status}, powiadomienie: ${told?.message ?? '–'}` },
        holds,
      )
    },
  },
]
