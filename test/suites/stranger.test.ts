import { suites } from '../../contracts/suites.ts'
import { runSuites } from './run-suites.ts'
import { stranger } from './targets/stranger.ts'

runSuites(suites, stranger)
