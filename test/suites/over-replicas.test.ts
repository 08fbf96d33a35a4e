import { afterAll, describe } from 'vitest'
import { suites } from '../../contracts/ksef/suites.ts'
import { isAskedFor } from '../store/postgres-server.ts'
import { runSuites } from './run-suites.ts'
import { endReplicas, threeReplicas } from './targets/replicas.ts'

describe.skipIf(!isAskedFor)('PostgreSQL', () => {
  afterAll(endReplicas)
  runSuites(suites, threeReplicas)
})
