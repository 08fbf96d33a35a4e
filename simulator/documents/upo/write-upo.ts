import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { receivingBody } from '../../../contracts/ksef/sessions/receiving-body.ts'
import { leaf, wrap } from './canonical.ts'
import type { UpoDocument, UpoFacts } from './upo-facts.ts'
import { warsawTime } from './warsaw-time.ts'

const namespace = 'http://upo.schematy.mf.gov.pl/KSeF/v4-3'

const contextNames: Readonly<Record<ContextIdentifier['type'], string>> = {
  Nip: 'Nip',
  InternalId: 'IdWewnetrzny',
  NipVatUe: 'IdZlozonyVatUE',
  PeppolId: 'IdDostawcyUslugPeppol',
}

const authentication = ({ context, proof }: UpoFacts): string =>
  wrap(
    'Uwierzytelnienie',
    wrap('IdKontekstu', leaf(contextNames[context.type], context.value)) +
      ('tokenReference' in proof
        ? leaf('NumerReferencyjnyTokenaKSeF', proof.tokenReference)
        : leaf('SkrotDokumentuUwierzytelniajacego', proof.documentHash)),
  )

/** Documented as exclusive, the upper end is the last invoice in every official example (upo-031). */
const description = ({ number, count, from, to, total }: NonNullable<UpoFacts['page']>): string =>
  wrap(
    'OpisPotwierdzenia',
    leaf('Strona', String(number)) +
      leaf('LiczbaStron', String(count)) +
      leaf('ZakresDokumentowOd', String(from)) +
      leaf('ZakresDokumentowDo', String(to)) +
      leaf('CalkowitaLiczbaDokumentow', String(total)),
  )

const structure = ({ systemCode, schemaVersion }: FormCode): string =>
  leaf('NazwaStrukturyLogicznej', `Schemat_${systemCode.replace(' ', '')}_v${schemaVersion}.xsd`) +
  leaf('KodFormularza', systemCode)

const documentOf = (it: UpoDocument): string =>
  wrap(
    'Dokument',
    leaf('NipSprzedawcy', it.sellerNip) +
      leaf('NumerKSeFDokumentu', it.ksefNumber) +
      leaf('NumerFaktury', it.invoiceNumber) +
      leaf('DataWystawieniaFaktury', it.issueDate) +
      leaf('DataPrzeslaniaDokumentu', warsawTime(it.sentAt)) +
      leaf('DataNadaniaNumeruKSeF', warsawTime(it.acquiredAt)) +
      leaf('SkrotDokumentu', it.hash) +
      leaf('TrybWysylki', it.mode),
  )

/** The root element of a UPO, canonical and unsigned. */
export const writeUpo = (upo: UpoFacts): string =>
  wrap(
    'Potwierdzenie',
    leaf('NazwaPodmiotuPrzyjmujacego', receivingBody[upo.profile]) +
      leaf('NumerReferencyjnySesji', upo.sessionReference) +
      authentication(upo) +
      (upo.page === undefined ? '' : description(upo.page)) +
      structure(upo.formCode) +
      upo.documents.map(documentOf).join(''),
    { xmlns: namespace },
  )
