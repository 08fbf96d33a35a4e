/** Details of what POST /sessions/batch refuses: sessions-batch-042, error-400-legacy-aggregation; that of the numbers is assumed. */
export const openBatchDetails = {
  /** sessions-batch-041 */
  packageTooLarge: (most: number) => `'fileSize' must be less than or equal to '${most}'.`,
  hash: 'Niepoprawny skrót pliku.',
  tooManyParts: 'Liczba części pliku musi być mniejsza lub równa niż 50.',
  partTooLarge: (ordinalNumber: number) => `Rozmiar części ${ordinalNumber} przekroczył dozwolony rozmiar 100MB.`,
  numbers: 'Numery porządkowe części muszą być unikalne.',
} as const
