/** What is typed of an EU entity. */
export const euFirm = { euName: 'Firma G.m.b.H., Berlin', euFullName: 'Firma G.m.b.H.', euAddress: 'Berlin' }

/** And of the firm that a certificate names. */
export const holdingFirm = { details: 'EntityByFingerprint', entityName: 'Firma G.m.b.H.', entityAddress: 'Berlin' }
