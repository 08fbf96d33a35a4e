import { describe } from 'vitest'
import { suites } from '../../contracts/ksef/suites.ts'
import { runSuites } from './run-suites.ts'
import { live } from './targets/live.ts'

describe.runIf(process.env.KSEF_LIVE === '1')('KSEF_LIVE=1', () => runSuites(suites, live))
