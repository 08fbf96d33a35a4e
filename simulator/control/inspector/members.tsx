const shownValue = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value)

/** Names as the calls give them, for who writes a test looks for those, and what stands there. */
export const Members = ({ of }: { of: Readonly<Record<string, unknown>> }) => (
  <dl class="members">
    {Object.entries(of)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{shownValue(value)}</dd>
        </div>
      ))}
  </dl>
)
