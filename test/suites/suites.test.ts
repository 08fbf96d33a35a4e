import { suites } from '../../contracts/suites.ts'
import { runSuites } from './run-suites.ts'
import { behindMsw } from './targets/behind-msw.ts'
import { inProcess } from './targets/in-process.ts'
import { overASocket } from './targets/over-a-socket.ts'
import { stranger } from './targets/stranger.ts'

for (const target of [inProcess, overASocket, behindMsw, stranger]) runSuites(suites, target)
