/** Details of 21405 where it is the only code documented for something unknown; worded like those of 21173. */
export const notFoundDetails = {
  session: (referenceNumber: string) => `Sesja o numerze referencyjnym ${referenceNumber} nie została znaleziona.`,
  invoice: (referenceNumber: string) => `Faktura o numerze referencyjnym ${referenceNumber} nie została znaleziona.`,
}
