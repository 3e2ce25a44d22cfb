import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The walks through the pages take longest: begun last, one of them would go on alone. */
class WalksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification) =>
      moduleId.endsWith('/pages.test.ts') && moduleId.includes('/journeys/') ? 0 : moduleId.includes('/journeys/') ? 1 : 2
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // the modules of the application are loaded once for each worker: nothing in them remembers a test
    isolate: false,
    // on two processors: half of a walk's time is waiting for a browser or a database
    maxWorkers: 3,
    sequence: { sequencer: WalksFirst },
  },
})
