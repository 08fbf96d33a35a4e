import type { FormCode } from '../../../contracts/ksef/form-codes.ts'

/** The published schema of each form by system code and version; the directory in CIRFMF/ksef-docs is faktury/schemy. */
const files: Readonly<Record<string, string>> = {
  'FA (2) 1-0E': 'schemat_FA(2)_v1-0E.xsd',
  'FA (3) 1-0E': 'schemat_FA(3)_v1-0E.xsd',
  'FA_RR (1) 1-1E': 'schemat_FA_RR(1)_v1-1E.xsd',
  'PEF (3) 2-1': 'Schemat_PEF(3)_v2-1.xsd',
  'PEF_KOR (3) 2-1': 'Schemat_PEF_KOR(3)_v2-1.xsd',
}

/** `FA (3) 1-0E` */
export const formName = ({ systemCode, schemaVersion }: FormCode): string => `${systemCode} ${schemaVersion}`

/** The name of the file that holds a form's schema, or undefined for a form that KSeF does not know. */
export const schemaFileOf = (form: FormCode): string | undefined => files[formName(form)]

const ubl = [
  'CommonAggregateComponents',
  'CommonBasicComponents',
  'CommonExtensionComponents',
  'CommonSignatureComponents',
  'ExtensionContentDataType',
  'QualifiedDataTypes',
  'SignatureAggregateComponents',
  'SignatureBasicComponents',
  'UnqualifiedDataTypes',
  'XAdESv132',
  'XAdESv141',
  'xmldsig-core-schema',
].map(name => `UBL-${name}-2.1.xsd`)

/** Every file that the schemas are made of: nothing else is ever opened for them. */
export const schemaFiles: ReadonlySet<string> = new Set([
  ...Object.values(files),
  'StrukturyDanych_v10-0E.xsd',
  'ElementarneTypyDanych_v10-0E.xsd',
  'KodyKrajow_v10-0E.xsd',
  'CCTS_CCT_SchemaModule-2.1.xsd',
  '20241206_PEFPL-CommonAggregateComponents-2.1-v1.4.34.xsd',
  '20241206_PEFPL-CommonBasicComponents-2.1-v1.4.34.xsd',
  ...ubl,
])
