import type { ComponentChildren } from 'preact'

export interface Fact {
  term: string
  /** left out when there is none (null, false, ''): an unknown fact takes no room, unless the caller has words for it */
  value: ComponentChildren
}

/** What is known of one thing, term by term. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts
      .filter(({ value }) => value !== null && value !== undefined && value !== false && value !== '')
      .map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
