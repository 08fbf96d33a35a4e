/**
 * Schemas are made when first asked for, and kept: a start, and a test file, needs two or three of seven hundred, and pays 10 ms for
 * all of them (decisions/performance.md).
 */

/** A schema that several places share: `const Token = whenAsked(() => z.object({ … }))`, asked for as `Token()`. */
export const whenAsked = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The same for what an object has behind getters. Gives the object itself. */
export const membersWhenAsked = <T extends object>(holder: T): T => {
  for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(holder)))
    if (get !== undefined)
      Object.defineProperty(holder, name, {
        configurable: true,
        enumerable: true,
        get: () => {
          const value: unknown = get.call(holder)
          Object.defineProperty(holder, name, { enumerable: true, value })
          return value
        },
      })
  return holder
}
