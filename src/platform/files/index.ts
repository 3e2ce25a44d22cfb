import type { Readable } from 'node:stream'

export interface StoredFile {
  /** the address of the content: sha256, lower-case hex */
  sha256: string
  size: number
}

export interface Files {
  /** Stores by content: the same bytes twice are one file. Nothing is visible under the address until all of it is written. */
  put(content: Buffer | Readable): Promise<StoredFile>
  get(sha256: string): Promise<Buffer>
  stream(sha256: string): Promise<Readable>
  /** Forgets a file, if it is there: for what its keeper made and nobody else points at. */
  remove(sha256: string): Promise<void>
  has(sha256: string): Promise<boolean>
}

export { createFiles, type FilesConfig } from './files.ts'
