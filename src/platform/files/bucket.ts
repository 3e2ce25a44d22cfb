import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import type { FilesConfig } from './files.ts'

/** A bucket of any S3-compatible service. Imported only where one is configured: the client is large. */
export function openBucket(config: FilesConfig, bucket: string): Disk {
  const { s3AccessKey: accessKeyId, s3SecretKey: secretAccessKey } = config
  return new Disk(
    new S3Driver({
      bucket,
      region: config.s3Region,
      ...(config.s3Endpoint && { endpoint: config.s3Endpoint, forcePathStyle: true }),
      // without keys the client finds those of the machine's own role
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
      // the trailing checksums that the client would add are unknown to several compatible services
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      supportsACL: false,
      visibility: 'private',
    }),
  )
}
