import { afterAll, describe } from 'vitest'
import { acubeSuites } from '../../contracts/acube/suites.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import { isAskedFor } from '../store/postgres-server.ts'
import { runSuites } from './run-suites.ts'
import { acubeOfThree, endReplicas, threeReplicas } from './targets/replicas.ts'

describe.skipIf(!isAskedFor)('PostgreSQL', () => {
  afterAll(endReplicas)
  runSuites(suites, threeReplicas)
  runSuites(acubeSuites, acubeOfThree)
})
