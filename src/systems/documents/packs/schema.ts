export interface FileSumTable {
  sha256: string
  size: number
  crc32: number
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'documents.file_sum': FileSumTable
  }
}
