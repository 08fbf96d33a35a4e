import { suites } from '../../contracts/ksef/suites.ts'
import { runSuites } from './run-suites.ts'
import { paced, stranger } from './targets/stranger.ts'

runSuites(suites, stranger)

/** What the surprises of a later version stand against: the form of today's answers. */
const ofForm = suites
  .map(suite => ({ ...suite, cases: suite.cases.filter(({ needs }) => needs?.includes('form')) }))
  .filter(({ cases }) => cases.length > 0)
runSuites(ofForm, paced)
