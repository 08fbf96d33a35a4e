import { register } from 'tsx/esm/api'

// In a checkout only: Node 20 reads no TypeScript, and a thread does not inherit who does. dist/ has the worker built.
register()
await import('./validation-worker.ts')
