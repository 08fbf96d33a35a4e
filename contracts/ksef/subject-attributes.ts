/** The attributes of a certificate's subject that KSeF knows, by their OIDs (auth/podpis-xades.md, certyfikaty-KSeF.md). */
export const subjectAttributes = {
  '2.5.4.3': 'commonName',
  '2.5.4.4': 'surname',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'countryName',
  '2.5.4.10': 'organizationName',
  '2.5.4.42': 'givenName',
  '2.5.4.45': 'uniqueIdentifier',
  '2.5.4.97': 'organizationIdentifier',
} as const

export type SubjectAttribute = (typeof subjectAttributes)[keyof typeof subjectAttributes]

/** The OID of an attribute by its name. Throws a RangeError for a name that is not in the table. */
export const oidOf = (name: string): string => {
  const [found] = Object.entries(subjectAttributes).find(([, attribute]) => attribute === name) ?? []
  if (found === undefined) throw new RangeError(`no attribute of a subject is called ${name}`)
  return found
}
