import type { CertificateJudge } from './certificate-story.ts'
import type { JudgedSender } from './package-story.ts'
import type { PermissionJudge } from './permission-story.ts'

/** A client that nobody here wrote, as the stories use it. */
export interface Judge {
  readonly name: string
  readonly permissions: PermissionJudge
  readonly certificates: CertificateJudge
  /** By how it packs and sends: signs in a firm that sends packages. */
  readonly packages: Readonly<Record<string, (nip: string) => Promise<JudgedSender>>>
  /** Whether it exports metadata without documents. */
  readonly onlyMetadata: boolean
}
