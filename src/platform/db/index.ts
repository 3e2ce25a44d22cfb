export { createDb, createPool, type Database, type Db, inTransaction, plannedOnce, type Tx } from './database.ts'
export { type MigrationFolder, migrate } from './migrate.ts'
