import { createHash, timingSafeEqual } from 'node:crypto'

/** Who may sign in to the look-alike. */
export interface AcubeAccount {
  readonly email: string
  readonly password: string
}

/** Test values for everyone to read: the second account sees nothing of what belongs to the first. */
export const defaultAccounts: readonly AcubeAccount[] = [
  { email: 'demo@acube.example', password: 'demo-password' },
  { email: 'other@acube.example', password: 'other-password' },
]

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The account with this address and password. */
export const accountOf = (
  accounts: readonly AcubeAccount[],
  email: string,
  password: string,
): AcubeAccount | undefined =>
  accounts.find(it => {
    const [address, secret] = [
      timingSafeEqual(sha256(it.email), sha256(email)),
      timingSafeEqual(sha256(it.password), sha256(password)),
    ]
    return address && secret
  })

/** An account's id: a UUID that follows from its address. */
export const uidOf = ({ email }: Pick<AcubeAccount, 'email'>): string =>
  sha256(email)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
