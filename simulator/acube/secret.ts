/** What A-Cube signs with, by name: made when it is first asked for, and then kept. */
export type Secret = (name: string, make: () => Uint8Array | Promise<Uint8Array>) => Promise<Buffer>
