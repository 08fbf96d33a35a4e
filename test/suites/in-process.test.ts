import { suites } from '../../contracts/ksef/suites.ts'
import { runSuites } from './run-suites.ts'
import { inProcess } from './targets/in-process.ts'

runSuites(suites, inProcess)
