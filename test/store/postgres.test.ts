import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { StoresOf } from '../../simulator/store/engine.ts'
import type { Beside, Engines } from '../../simulator/store/engines.ts'
import { openPostgres } from '../../simulator/store/postgres/postgres.ts'
import { beginPostgres, isInstalled, type PostgresServer } from './postgres-server.ts'
import { storeSuite } from './store-suite.ts'
import { type Thing, thingSystems } from './tables.ts'

describe.skipIf(!isInstalled)('PostgreSQL', () => {
  let server: PostgresServer
  let shared: Engines<StoresOf<typeof thingSystems>>
  const errors: unknown[] = []
  const openDatabase = (address: string, version = '1') =>
    openPostgres(thingSystems, address, { version, failed: error => errors.push(error) })
  beforeAll(async () => {
    server = await beginPostgres('fsync=off')
    shared = openDatabase(await server.database())
  }, 60_000)
  afterAll(async () => {
    await shared?.close()
    await server?.close()
    expect(errors.map(String)).toEqual([])
  })

  const besides = (now: string, take: (text: string, opened?: number) => void = () => {}): Beside => ({
    now: () => now,
    take,
  })
  const nothing = besides('nothing')
  let worlds = 0
  storeSuite('PostgreSQL', async () => shared.open(`w${++worlds}`, nothing).engine)
})
