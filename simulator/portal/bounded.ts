/** Puts an entry into a map that keeps at most `most`; the oldest go first. */
export const putBounded = <Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void => {
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value!)
}
