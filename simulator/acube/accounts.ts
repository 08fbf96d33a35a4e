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
