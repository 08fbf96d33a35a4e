import { create } from '../../../contracts/ksef/collective-identifiers/create.ts'
import { invoices } from '../../../contracts/ksef/collective-identifiers/invoices.ts'
import { query } from '../../../contracts/ksef/collective-identifiers/query.ts'
import type { PageRows } from '../visit.ts'
import { identifierPage } from './identifier.tsx'
import { collectiveListPage } from './list.tsx'
import { makePage, newPage } from './new.tsx'

export const collectivePages: PageRows = {
  'GET /web/collective-identifiers': { page: collectiveListPage, calls: [query] },
  'GET /web/collective-identifiers/identifier': { page: identifierPage, calls: [invoices] },
  'GET /web/collective-identifiers/new': { page: newPage, calls: [create] },
  'POST /web/collective-identifiers/new': { page: makePage, calls: [create] },
}
