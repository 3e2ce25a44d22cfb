import { withMachinery } from './machinery.ts'

/** `actionline migrate`: for operators who bring the schema up to date before the new version starts. */
export async function migrateCommand(_args: string[], out: NodeJS.WritableStream): Promise<number> {
  await withMachinery(async () => {})
  out.write('The database is up to date.\n')
  return 0
}
