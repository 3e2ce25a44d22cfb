declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Somebody left an organization; what they looked after goes to the successor, or waits for one. */
    'people.departed': { personId: string; organizationId: string; successorId: string | null }
    /** Somebody joined an organization. */
    'people.joined': { personId: string; organizationId: string }
  }
}

export {}
