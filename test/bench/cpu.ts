/** Microseconds of this process's CPU for one of `count` pieces of work. */
export const cpuOfEach = async (count: number, work: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  for (let done = 0; done < count; done++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}
