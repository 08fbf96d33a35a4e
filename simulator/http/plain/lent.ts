/** Gives a plain object the members of the real one, which is made when the first of them is asked for. */
export const lend = <Plain extends { whole(): object }>(plain: Plain, names: readonly (string | symbol)[]): void => {
  for (const name of names)
    Object.defineProperty(plain, name, {
      get(this: Plain) {
        const whole = this.whole()
        const member: unknown = Reflect.get(whole, name)
        return typeof member === 'function' ? member.bind(whole) : member
      },
    })
}
