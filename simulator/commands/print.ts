import type { Command } from 'commander'

/** Writes a line where the command's output goes. */
export const print = (command: Command, line: string): void => command.configureOutput().writeOut?.(`${line}\n`)
