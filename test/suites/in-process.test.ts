import { suites } from '../../contracts/suites.ts'
import { runSuites } from './run-suites.ts'
import { inProcess } from './targets/in-process.ts'

runSuites(suites, inProcess)
