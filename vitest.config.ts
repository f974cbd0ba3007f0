import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores: more workers than cores only make the model and the CLI tests wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
})
