import { filled } from '../../contracts/filled.ts'

/** What the system's codes say of a file or folder, in words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'may not be {done} by this user',
  EBUSY: 'is in use by another program',
  EEXIST: 'is there already',
  EISDIR: 'is a folder, not a file',
  ELOOP: 'is a link that leads to itself',
  EMFILE: 'cannot be opened: the process has too many files open',
  ENAMETOOLONG: 'has too long a name',
  ENFILE: 'cannot be opened: the machine has too many files open',
  ENOENT: 'is not there',
  ENOSPC: 'cannot be written: the disk is full',
  ENOTDIR: 'is no folder',
  ENOTEMPTY: 'is a folder that is not empty',
  EPERM: 'may not be {done} by this user',
  EROFS: 'cannot be written: the disk is read-only',
}

/** Whether it is a system's error, which has a code such as ENOENT and a text that no person reads. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

/**
 * Why a file or folder could not be used, in a sentence.
 * @param path what was asked for, where the system names nothing.
 */
export const readingReason = (error: unknown, path: string, done: 'read' | 'written' = 'read'): string => {
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error)
  const { code = '', path: at = path } = error
  return `${at} ${filled(reasons[code] ?? 'cannot be {done}', { done })}.`
}
