import * as z from 'zod'
import type { FetchState } from '../../../client/index.ts'
import { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { type StateFile, stateFile } from './state-file.ts'

const { subjectType } = InvoiceFilters().shape

/** What `invoice export --state` keeps. */
export const fetchStates = (path: string): StateFile<FetchState> =>
  stateFile(path, z.object({ subjectType, from: z.string(), seen: z.array(z.string()).optional() }))
