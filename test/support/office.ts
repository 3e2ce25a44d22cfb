import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What LibreOffice makes of a file's tracked changes: its paragraphs with all rejected, and with all accepted. */
export interface Readings {
  file: string
  reject: string[]
  accept: string[]
}

/** Why LibreOffice cannot be asked here; null when it can. */
export const noOffice: string | null =
  spawnSync('soffice', ['--version']).status !== 0
    ? 'LibreOffice is not installed'
    : spawnSync('/usr/bin/python3', ['-c', 'import uno']).status !== 0
      ? 'python3-uno is not installed'
      : null

if (noOffice) console.warn(`${noOffice} (Debian: libreoffice-writer, python3-uno): what it makes of tracked changes is not compared.`)

/** The office program for the tests of one file: it starts when it is first asked. `office.py` says what it can be asked. */
export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'actionline-office-'))
  #program: ChildProcess | undefined
  #lines: AsyncIterator<string> | undefined

  read(file: string): Promise<Readings> {
    return this.#ask({ read: file })
  }

  /** Makes tracked changes in a file, by somebody, and saves it under another name. */
  async edit(file: string, to: string, by: string, changes: readonly object[]): Promise<void> {
    await this.#ask({ edit: file, to, by, changes })
  }

  async #ask<Answer>(order: object): Promise<Answer> {
    this.#program ??= spawn('/usr/bin/python3', [join(import.meta.dirname, 'office.py'), join(this.#folder, 'profile')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#lines ??= createInterface({ input: this.#program.stdout! })[Symbol.asyncIterator]()
    this.#program.stdin!.write(`${JSON.stringify(order)}\n`)
    const { value, done } = await this.#lines.next()
    if (done) throw new Error('the office program ended')
    return JSON.parse(value) as Answer
  }

  async close(): Promise<void> {
    const program = this.#program
    if (program) {
      program.stdin!.end()
      await new Promise((resolve) => program.once('exit', resolve))
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
