import { challengeP99 } from '../challenge-p99.ts'
import { some } from '../measurement.ts'
import { effortOfWorker, report } from '../worker.ts'

/** Asks a server in another process, on the port that is given. */
const count = some(5000, effortOfWorker())
report({ p99: await challengeP99({ port: Number(process.argv[3]) }, asked => asked < count) })
