import type { query } from '../../../contracts/ksef/collective-identifiers/query.ts'
import type { Output } from '../../../contracts/operation.ts'
import { pathWith } from '../reply.tsx'

export type CollectiveIdentifier = Output<typeof query>['collectiveIdentifiers'][number]

export const identifierPath = (number: string, more: Readonly<Record<string, string>> = {}): string =>
  pathWith('/web/collective-identifiers/identifier', { identifier: number, ...more })
