import type { WorldTransactions } from './tables.ts'

/** The secret of this name, made when it is first asked for: from then on the world has it, wherever it is opened. */
export const secretOf = async (
  tables: WorldTransactions,
  name: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Buffer> => {
  const known = await tables.read(({ secrets }) => secrets.get(name))
  if (known !== undefined) return Buffer.from(known.value)
  // Outside the transaction: an RSA key takes a tenth of a second.
  const made = await make()
  return tables.write(async ({ secrets }) => {
    const meanwhile = await secrets.get(name)
    if (meanwhile !== undefined) return Buffer.from(meanwhile.value)
    await secrets.add({ name, value: made })
    return Buffer.from(made)
  })
}
