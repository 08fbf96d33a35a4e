import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

/** Of Linux's 19: on a busy core others get six times as much done. No more, or beside many it would stand still. */
const steps = 8
const lowest = 19

/**
 * Lowers the priority of the calling thread for good, which needs no right. On Linux alone, where each thread has its own:
 * elsewhere it would be that of the whole process.
 */
export const giveWay = (): void => {
  if (process.platform !== 'linux') return
  try {
    const [owner, , thread] = readlinkSync('/proc/thread-self').split('/').map(Number)
    // A /proc of another namespace has other numbers: that thread would be somebody else's.
    if (owner !== process.pid || thread === undefined) return
    setPriority(thread, Math.min(lowest, getPriority(thread) + steps))
  } catch {
    // Without /proc, or where it is forbidden, it goes on as it was.
  }
}
