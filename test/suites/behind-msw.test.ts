import { suites } from '../../contracts/ksef/suites.ts'
import { runSuites } from './run-suites.ts'
import { behindMsw } from './targets/behind-msw.ts'

runSuites(suites, behindMsw)
