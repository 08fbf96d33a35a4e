/** What is alike to a recording is said once, for these tests and for `contracts compare`. */
export { differences, type Likeness } from '../../simulator/commands/contracts/alike.ts'
