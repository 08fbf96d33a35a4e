import type { Say, TextKey } from '../texts.ts'
import { all, one, textAt } from './below.ts'
import { type Column, numberedTableOf } from './columns.ts'
import { lines, type Picture, section, withoutEmpty } from './picture.ts'
import type { Tree } from './tree.ts'

const columns: readonly Column[] = [
  ['upoKsefNumber', 'NumerKSeFDokumentu'],
  ['upoNumber', 'NumerFaktury'],
  ['upoSeller', 'NipSprzedawcy'],
  ['upoIssued', 'DataWystawieniaFaktury'],
  ['upoSent', 'DataPrzeslaniaDokumentu', 'instant'],
  ['upoAcquired', 'DataNadaniaNumeruKSeF', 'instant'],
  ['upoHash', 'SkrotDokumentu'],
  ['upoMode', 'TrybWysylki'],
]

const contextKinds = new Map<string | undefined, TextKey>([
  ['Nip', 'nip'],
  ['IdWewnetrzny', 'pictureInternalId'],
  ['IdZlozonyVatUE', 'upoContextVatUe'],
  ['IdDostawcyUslugPeppol', 'upoContextPeppol'],
])
const contextKind = (name: string | undefined, say: Say): string => {
  const kind = contextKinds.get(name)
  return kind === undefined ? (name ?? '') : say(kind)
}

/** A UPO, of a session or of one invoice (portal-more.md §8.4). */
export const pictureOfUpo = (root: Tree, say: Say): Picture => {
  const page = one(root, 'OpisPotwierdzenia')
  const proof = one(root, 'Uwierzytelnienie')
  const [context] = one(proof, 'IdKontekstu')?.children ?? []
  return {
    number: say('upoTitle'),
    ksefNumberLabel: say('pictureKsefNumber'),
    isWide: true,
    sections: withoutEmpty([
      section(undefined, [
        lines(undefined, [
          [say('upoReceiver'), textAt(root, 'NazwaPodmiotuPrzyjmujacego')],
          [say('upoDocument'), say('upoRegistered')],
        ]),
      ]),
      section(undefined, [
        lines(undefined, [
          [say('upoSession'), textAt(root, 'NumerReferencyjnySesji')],
          [say('upoPageNumber'), textAt(page, 'Strona')],
          [say('upoPages'), textAt(page, 'LiczbaStron')],
          [say('upoFrom'), textAt(page, 'ZakresDokumentowOd')],
          [say('upoTo'), textAt(page, 'ZakresDokumentowDo')],
          [say('upoTotal'), textAt(page, 'CalkowitaLiczbaDokumentow')],
          [say('upoContextType'), contextKind(context?.name, say)],
          [say('upoContext'), context?.text ?? ''],
          [say('upoAuthHash'), textAt(proof, 'SkrotDokumentuUwierzytelniajacego')],
          [say('upoSchema'), textAt(root, 'NazwaStrukturyLogicznej')],
          [say('upoForm'), textAt(root, 'KodFormularza')],
        ]),
      ]),
      section(undefined, [numberedTableOf(undefined, all(root, 'Dokument'), columns, say)]),
    ]),
  }
}
