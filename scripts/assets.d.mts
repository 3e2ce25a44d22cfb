/** `out`: the folder, `dist/assets` unless told. Answers, for each plain name, the file written and its sizes in bytes. */
export function buildAssets(options?: {
  minify?: boolean
  out?: string
}): Promise<Record<string, { file: string; bytes: number; gzip: number; brotli: number }>>
