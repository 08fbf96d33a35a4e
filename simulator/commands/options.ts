import { InvalidArgumentError } from 'commander'

/** Readers of option values. */

export const port = (text: string): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535.')
  return value
}

export const address = (text: string): string => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('an address looks like https://ksef.example:8443.')
  return text
}

export const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a seed is a whole number.')
  return Number(text)
}

export const milliseconds = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('milliseconds are a whole number from 0.')
  return Number(text)
}
