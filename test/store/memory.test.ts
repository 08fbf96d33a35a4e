import { openMemory } from '../../simulator/store/memory.ts'
import { storeSuite } from './store-suite.ts'
import { thingSystems } from './tables.ts'

storeSuite('memory', async () => openMemory(thingSystems))
