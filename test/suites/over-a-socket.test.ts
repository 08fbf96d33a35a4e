import { suites } from '../../contracts/suites.ts'
import { runSuites } from './run-suites.ts'
import { overASocket } from './targets/over-a-socket.ts'

runSuites(suites, overASocket)
