import { readdirSync, readFileSync } from 'node:fs'
import type { Evidence } from '../../contracts/suite.ts'

/** One exchange with the real system, as it stands in `fixtures/recordings/<area>/<id>.json` (fixtures/README.md). */
export interface Recording {
  readonly id: string
  /** Folder: the area of the operation in contracts/, or `errors`. */
  readonly area: string
  /** `POST /auth/challenge`: the path as the contract has it, no host. */
  readonly operation: string
  /** What had been done before, in words. */
  readonly given: string
  /** Path, headers and body, as far as the source shows them; what went into them where it tells that instead. */
  readonly request?: Readonly<Record<string, unknown>>
  readonly response: {
    /** null where the source does not say. */
    readonly status: number | null
    readonly headers?: Readonly<Record<string, string>>
    readonly body: unknown
  }
  /**
   * How much of the body the source shows. `whole`: all of it. `part`: members are left out, those shown are in order.
   * `values`: members are left out, and the order is the reporter's. `none`: nothing.
   */
  readonly shown: 'whole' | 'part' | 'values' | 'none'
  /** A JWT of the answer, decoded. */
  readonly jwt?: {
    readonly kind: 'AuthenticationToken' | 'ContextToken' | 'RefreshToken'
    /** Where the source leaves claims out. */
    readonly shown?: 'part'
    readonly header: Readonly<Record<string, unknown>> | null
    readonly payload: Readonly<Record<string, unknown>>
  }
  readonly observedOn: string | null
  readonly evidence: Extract<Evidence, 'recorded' | 'described'>
  readonly source: string
  readonly note?: string
}

/** What is known and no fixture, with the reason. */
export interface Unusable {
  readonly id: string
  readonly operation: string
  readonly observedOn: string | null
  readonly source: string
  readonly reason: string
}

export const folder = new URL('../../fixtures/recordings/', import.meta.url)

const read = (url: URL) => JSON.parse(readFileSync(url, 'utf8'))

export const readRecordings = (): readonly Recording[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, folder))
        .filter(file => file.endsWith('.json'))
        .map(file => read(new URL(`${name}/${file}`, folder)) as Recording),
    )

export const readUnusable = (): readonly Unusable[] => read(new URL('unusable.json', folder))
