import { suites } from '../../contracts/ksef/suites.ts'
import { runSuites } from './run-suites.ts'
import { overASocket } from './targets/over-a-socket.ts'

runSuites(suites, overASocket)
