import type { Say } from '../texts.ts'
import { all, isMarked, one, textAt } from './below.ts'
import { type Block, type Line, lines, type Section, section } from './picture.ts'
import type { Tree } from './tree.ts'
import { answer, authorizedRole, country, taxpayerStatus, thirdRole } from './values.ts'

/** Who takes part in an invoice: of FA and FA_RR alike. */

export const identity = (party: Tree, say: Say): readonly Line[] => {
  const data = one(party, 'DaneIdentyfikacyjne')
  const of = (...names: readonly string[]) =>
    names
      .map(name => textAt(data, name))
      .filter(Boolean)
      .join(' ')
  return [
    [say('pictureBuyerId'), textAt(party, 'IDNabywcy')],
    [say('pictureEori'), textAt(party, 'NrEORI')],
    [say('pictureVatPrefix'), textAt(party, 'PrefiksPodatnika')],
    [say('nip'), of('NIP')],
    [say('pictureInternalId'), of('IDWew')],
    [say('pictureVatUe'), of('KodUE', 'NrVatUE')],
    [say('pictureOtherId'), of('KodKraju', 'NrID')],
    ['', isMarked(data, 'BrakID') ? say('pictureNoId') : ''],
    [say('pictureName'), of('Nazwa')],
  ]
}

export const addressLines = (where: Tree | undefined, say: Say): readonly Line[] => [
  ['', textAt(where, 'AdresL1')],
  ['', textAt(where, 'AdresL2')],
  ['', country(textAt(where, 'KodKraju'), say)],
  [say('pictureGln'), textAt(where, 'GLN')],
]

const contact = (party: Tree, say: Say): Block =>
  lines(say('pictureContact'), [
    ...all(party, 'DaneKontaktowe').flatMap(({ children }) =>
      children.map(({ name, text }): Line => [say(name.startsWith('Email') ? 'pictureEmail' : 'picturePhone'), text]),
    ),
    [say('pictureCustomer'), textAt(party, 'NrKlienta')],
  ])

const whereabouts = (who: Tree, say: Say): readonly Block[] => [
  lines(say('pictureAddress'), addressLines(one(who, 'Adres'), say)),
  lines(say('pictureMailAddress'), addressLines(one(who, 'AdresKoresp'), say)),
  contact(who, say),
]

const party = (who: Tree, title: string | undefined, more: readonly Line[], say: Say): readonly Block[] => [
  lines(title, identity(who, say)),
  ...whereabouts(who, say),
  lines(undefined, more),
]

const ofSeller = (seller: Tree, say: Say): readonly Line[] => [
  [say('pictureTaxpayerStatus'), taxpayerStatus(textAt(seller, 'StatusInfoPodatnika'), say)],
  [say('pictureContractor'), textAt(seller, 'NrKontrahenta')],
]

const ofBuyer = (buyer: Tree, say: Say): readonly Line[] => [
  [say('pictureJst'), answer(textAt(buyer, 'JST'), say)],
  [say('pictureGv'), answer(textAt(buyer, 'GV'), say)],
  [say('pictureTaxpayerStatus'), taxpayerStatus(textAt(buyer, 'StatusInfoPodatnika'), say)],
]

const ofThird = (third: Tree, say: Say): readonly Line[] => [
  [say('pictureRole'), thirdRole(textAt(third, 'Rola'), say)],
  [say('pictureOtherRole'), textAt(third, 'OpisRoli')],
  [say('pictureShare'), textAt(third, 'Udzial') && `${textAt(third, 'Udzial')}%`],
]

const sellersOf = (root: Tree, title: string | undefined, say: Say): readonly Block[] =>
  all(root, 'Podmiot1').flatMap(seller => party(seller, title, ofSeller(seller, say), say))

const buyersOf = (root: Tree, title: string | undefined, say: Say): readonly Block[] =>
  all(root, 'Podmiot2').flatMap(buyer => party(buyer, title, ofBuyer(buyer, say), say))

/** Buyers as they were: the invoice's own, and additional ones, which a key of theirs names. */
const buyersBefore = (root: Tree, fa: Tree | undefined) => {
  const before = all(fa, 'Podmiot2K')
  const isOf = (who: Tree) => (was: Tree) => textAt(was, 'IDNabywcy') === textAt(who, 'IDNabywcy')
  const additional = all(root, 'Podmiot3').filter(third => textAt(third, 'Rola') === '4')
  const ofThird = (third: Tree): Tree | undefined =>
    additional.includes(third) && textAt(third, 'IDNabywcy') !== '' ? before.find(isOf(third)) : undefined
  const taken = additional.map(ofThird)
  return { ofBuyer: before.filter(was => !taken.includes(was)), ofThird }
}

const wasParty = (who: Tree, say: Say): readonly Block[] => party(who, say('pictureBefore'), [], say)

/** Who sells and who buys, beside each other; one that is corrected beside what it was. */
export const partiesOf = (root: Tree, fa: Tree | undefined, say: Say): readonly Section[] => {
  const sellerBefore = all(fa, 'Podmiot1K').flatMap(was => wasParty(was, say))
  const buyerBefore = buyersBefore(root, fa).ofBuyer.flatMap(was => wasParty(was, say))
  const [seller, buyer, after] = [say('pictureSeller'), say('pictureBuyer'), say('pictureAfter')]
  if (sellerBefore.length === 0 && buyerBefore.length === 0)
    return [section(undefined, sellersOf(root, seller, say), buyersOf(root, buyer, say))]
  return [
    sellerBefore.length === 0
      ? section(seller, sellersOf(root, undefined, say))
      : section(seller, sellerBefore, sellersOf(root, after, say)),
    buyerBefore.length === 0
      ? section(buyer, buyersOf(root, undefined, say))
      : section(buyer, buyerBefore, buyersOf(root, after, say)),
  ]
}

const thirdSection = (third: Tree, was: Tree | undefined, title: string, say: Say): Section =>
  was === undefined
    ? section(undefined, [lines(title, [...identity(third, say), ...ofThird(third, say)])], whereabouts(third, say))
    : section(title, wasParty(was, say), party(third, say('pictureAfter'), ofThird(third, say), say))

/** Other entities, and who issues in the seller's stead. */
export const othersOf = (root: Tree, fa: Tree | undefined, say: Say): readonly Section[] => {
  const before = buyersBefore(root, fa)
  return [
    ...all(root, 'Podmiot3').map((third, index) =>
      thirdSection(third, before.ofThird(third), say('pictureThird', { n: index + 1 }), say),
    ),
    ...all(root, 'PodmiotUpowazniony').map(authorized =>
      section(undefined, [
        lines(say('pictureAuthorized'), [
          [say('pictureRole'), authorizedRole(textAt(authorized, 'RolaPU'), say)],
          ...identity(authorized, say),
        ]),
        ...whereabouts(authorized, say),
      ]),
    ),
  ]
}
