/** Who gives a UPO, by environment. The schema knows the first part only (upo-030); TEST's is recorded, DEMO's documented
 * (api-changelog 2.0.0 RC6.0). */
export const receivingBody = {
  test: 'Ministerstwo Finansów - środowisko testowe (TE)',
  demo: 'Ministerstwo Finansów - środowisko przedprodukcyjne (TR)',
  prod: 'Ministerstwo Finansów',
} as const
