import type { Say } from '../texts.ts'
import { all, isMarked, one, textAt } from './below.ts'
import { type Block, type Line, lines, type Section, section } from './picture.ts'
import type { Tree } from './tree.ts'
import { answer, authorizedRole, taxpayerStatus, thirdRole } from './values.ts'

/** Who takes part in an invoice: of FA and FA_RR alike. */

const identity = (party: Tree, say: Say): readonly Line[] => {
  const data = one(party, 'DaneIdentyfikacyjne')
  const of = (...names: readonly string[]) =>
    names
      .map(name => textAt(data, name))
      .filter(Boolean)
      .join(' ')
  return [
    [say('pictureEori'), textAt(party, 'NrEORI')],
    [say('pictureVatPrefix'), textAt(party, 'PrefiksPodatnika')],
    [say('nip'), of('NIP')],
    [say('pictureInternalId'), of('IDWew')],
    [say('pictureVatUe'), of('KodUE', 'NrVatUE')],
    [say('pictureOtherId'), of('KodKraju', 'NrID')],
    [say('pictureNoId'), isMarked(data, 'BrakID') ? say('answerYes') : ''],
    [say('pictureName'), of('Nazwa')],
  ]
}

const address = (title: string, where: Tree | undefined, say: Say): Block =>
  lines(title, [
    ['', textAt(where, 'AdresL1')],
    ['', textAt(where, 'AdresL2')],
    [say('pictureCountry'), textAt(where, 'KodKraju')],
    [say('pictureGln'), textAt(where, 'GLN')],
  ])

const contact = (party: Tree, say: Say): Block =>
  lines(
    say('pictureContact'),
    all(party, 'DaneKontaktowe').flatMap(({ children }) =>
      children.map(({ name, text }): Line => [say(name.startsWith('Email') ? 'pictureEmail' : 'picturePhone'), text]),
    ),
  )

const party = (who: Tree, title: string, more: readonly Line[], say: Say): readonly Block[] => [
  lines(title, identity(who, say)),
  address(say('pictureAddress'), one(who, 'Adres'), say),
  address(say('pictureMailAddress'), one(who, 'AdresKoresp'), say),
  contact(who, say),
  lines(undefined, more),
]

const ofSeller = (seller: Tree, say: Say): readonly Line[] => [
  [say('pictureTaxpayerStatus'), taxpayerStatus(textAt(seller, 'StatusInfoPodatnika'), say)],
  [say('pictureContractor'), textAt(seller, 'NrKontrahenta')],
]

const ofBuyer = (buyer: Tree, say: Say): readonly Line[] => [
  [say('pictureCustomer'), textAt(buyer, 'NrKlienta')],
  [say('pictureBuyerId'), textAt(buyer, 'IDNabywcy')],
  [say('pictureJst'), answer(textAt(buyer, 'JST'), say)],
  [say('pictureGv'), answer(textAt(buyer, 'GV'), say)],
  [say('pictureTaxpayerStatus'), taxpayerStatus(textAt(buyer, 'StatusInfoPodatnika'), say)],
]

const ofThird = (third: Tree, say: Say): readonly Line[] => [
  [say('pictureRole'), textAt(third, 'OpisRoli') || thirdRole(textAt(third, 'Rola'), say)],
  [say('pictureShare'), textAt(third, 'Udzial') && `${textAt(third, 'Udzial')}%`],
  [say('pictureCustomer'), textAt(third, 'NrKlienta')],
  [say('pictureBuyerId'), textAt(third, 'IDNabywcy')],
]

const sellersOf = (root: Tree, title: string, say: Say): readonly Block[] =>
  all(root, 'Podmiot1').flatMap(seller => party(seller, title, ofSeller(seller, say), say))

const buyersOf = (root: Tree, title: string, say: Say): readonly Block[] =>
  all(root, 'Podmiot2').flatMap(buyer => party(buyer, title, ofBuyer(buyer, say), say))

/** Who sells and who buys, beside each other; one that is corrected beside what it was. */
export const partiesOf = (root: Tree, fa: Tree | undefined, seller: string, say: Say): readonly Section[] => {
  const before = (name: string) => all(fa, name).flatMap(who => party(who, say('pictureBefore'), [], say))
  const [sellerBefore, buyerBefore] = [before('Podmiot1K'), before('Podmiot2K')]
  const buyer = say('pictureBuyer')
  if (sellerBefore.length === 0 && buyerBefore.length === 0)
    return [section(undefined, sellersOf(root, seller, say), buyersOf(root, buyer, say))]
  const after = say('pictureAfter')
  return [
    sellerBefore.length === 0
      ? section(undefined, sellersOf(root, seller, say))
      : section(seller, sellerBefore, sellersOf(root, after, say)),
    buyerBefore.length === 0
      ? section(undefined, buyersOf(root, buyer, say))
      : section(buyer, buyerBefore, buyersOf(root, after, say)),
  ]
}

/** Other entities, and who issues in the seller's stead. */
export const othersOf = (root: Tree, say: Say): readonly Section[] => {
  const thirds = all(root, 'Podmiot3')
  const numbered = (index: number): string =>
    thirds.length > 1 ? say('pictureThirdNumbered', { n: index + 1 }) : say('pictureThird')
  return [
    ...thirds.map((third, index) => section(undefined, party(third, numbered(index), ofThird(third, say), say))),
    ...all(root, 'PodmiotUpowazniony').map(authorized =>
      section(
        undefined,
        party(
          authorized,
          say('pictureAuthorized'),
          [[say('pictureRole'), authorizedRole(textAt(authorized, 'RolaPU'), say)]],
          say,
        ),
      ),
    ),
  ]
}
