import { describe } from 'vitest'
import { suites } from '../../contracts/ksef/suites.ts'
import { runSuites } from './run-suites.ts'
import { onADataFile } from './targets/on-a-data-file.ts'

/** As long as all of them in process: CI runs it, on every line of Node. */
describe.runIf(process.env.KSEF_ON_A_DATA_FILE === '1')('KSEF_ON_A_DATA_FILE=1', () => runSuites(suites, onADataFile))
