import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

/**
 * A thread that does what its task says, a word in place of an invoice. `directory` names a file that counts the
 * threads.
 */

const fill = () => {
  const kept = []
  for (;;) kept.push(new Array(1_000_000).fill(kept.length))
}

const does = {
  exit: () => process.exit(3),
  throw: () => {
    throw new TypeError('thrown in the thread')
  },
  fill,
}

parentPort.on('message', ({ octets, directory }) => {
  const [word, after] = Buffer.from(octets).toString().split(' in the first ')
  if (directory !== undefined) appendFileSync(directory, '.')
  const threads = directory !== undefined && existsSync(directory) ? readFileSync(directory).length : 0
  if (word in does && (after === undefined || threads <= Number(after))) does[word]()
  parentPort.postMessage(
    word === 'fail'
      ? { failure: new Error('the schema is torn') }
      : { answer: { outcome: 'unreadable', explanation: word } },
  )
})
