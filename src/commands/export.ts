import { exportOpenData, publishOpenData } from '../systems/about/index.ts'
import { withMachinery } from './machinery.ts'

/** `actionline export FOLDER`: what the public may see, as CSV and JSON Lines, each table with its JSON Schema; `--publish`: on /open-data. */
export async function exportCommand([folder]: string[], out: NodeJS.WritableStream): Promise<number> {
  if (!folder) {
    process.stderr.write('usage: actionline export FOLDER\n       actionline export --publish\n')
    return 2
  }
  const tell = (line: string) => out.write(`${line}\n`)
  await withMachinery(async (deps) => {
    await (folder === '--publish' ? publishOpenData(deps, tell) : exportOpenData(deps, folder, tell))
  })
  return 0
}
