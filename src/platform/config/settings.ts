import { type Static, type TSchema, Type } from 'typebox'

/** One setting: what it means, what it may be, what it is when nobody says, and the variable that says it. */
export interface Setting<S extends TSchema = TSchema> {
  doc: string
  schema: S
  fallback: Static<S> | undefined
  variable: string
  /** never printed */
  secret?: boolean
}

const setting = <S extends TSchema>(
  variable: string,
  schema: S,
  fallback: Static<S> | undefined,
  doc: string,
  secret = false,
): Setting<S> => ({
  doc,
  schema,
  fallback,
  variable,
  secret,
})
const text = () => Type.Optional(Type.String())
const flag = () => Type.Boolean()

/** Every setting there is. `actionline config` prints this table; the operating guide is checked against it. */
export const settings = {
  host: setting('HOST', Type.String(), '127.0.0.1', 'Address to listen on.'),
  port: setting('PORT', Type.Integer({ minimum: 0, maximum: 65535 }), 8080, 'Port to listen on; 0 takes a free one.'),
  publicUrl: setting(
    'PUBLIC_URL',
    text(),
    undefined,
    'Address that people see, used in mails, feeds and sign-on. Default: http://HOST:PORT, with localhost for 127.0.0.1.',
  ),
  role: setting(
    'ACTIONLINE_ROLE',
    Type.Union([Type.Literal('all'), Type.Literal('web'), Type.Literal('worker')]),
    'all',
    'What this process does: answers requests (web), runs jobs (worker), or both (all).',
  ),
  data: setting('ACTIONLINE_DATA', Type.String(), '.data', 'Folder of the embedded database, uploaded files and mail.'),
  databaseUrl: setting(
    'DATABASE_URL',
    text(),
    undefined,
    'PostgreSQL 16 or later to use instead of the embedded one. With it, no demonstration accounts are made.',
    true,
  ),
  databasePool: setting('DATABASE_POOL', Type.Integer({ minimum: 2, maximum: 200 }), 10, 'Connections to the database for each process.'),
  demo: setting(
    'ACTIONLINE_DEMO',
    Type.Optional(flag()),
    undefined,
    'Load the example year and demonstration accounts. Default: only with the embedded database.',
  ),
  process: setting('ACTIONLINE_PROCESS', Type.String(), 'wsis', 'Folder below process/ that holds the follow-up process to run.'),
  secret: setting(
    'ACTIONLINE_SECRET',
    Type.Optional(Type.String({ minLength: 32 })),
    undefined,
    'Key that signs sessions and links, 32 characters or more. Default: made once and kept in the data folder.',
    true,
  ),
  smtpUrl: setting(
    'SMTP_URL',
    text(),
    undefined,
    'Mail server, as smtp://user:password@host:587. Without it, mail is written to the data folder and can be read under /dev/mail.',
    true,
  ),
  mailFrom: setting('MAIL_FROM', Type.String(), 'Actionline <no-reply@localhost>', 'Sender of mails.'),
  mailInPort: setting(
    'MAIL_IN_PORT',
    Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
    undefined,
    'Port at which answers to notices arrive by SMTP; without it, none are taken. For use behind a mail server that forwards them.',
  ),
  mailInHost: setting('MAIL_IN_HOST', Type.String(), '127.0.0.1', 'Address on which answers to notices are taken.'),
  mailInDomain: setting(
    'MAIL_IN_DOMAIN',
    text(),
    undefined,
    'Domain of the addresses that notices are answered to. Default: the host of PUBLIC_URL.',
  ),
  contact: setting(
    'CONTACT',
    Type.Optional(Type.String({ pattern: '^(https://\\S+|[^\\s@<>:]+@[^\\s@<>]+)$' })),
    undefined,
    'Who answers for this installation: a mail address or an https address, shown on its pages and in security.txt.',
  ),
  s3Bucket: setting('S3_BUCKET', text(), undefined, 'Bucket for files; without it, files lie in the data folder.'),
  s3Endpoint: setting('S3_ENDPOINT', text(), undefined, 'Address of an S3-compatible service.'),
  s3Region: setting('S3_REGION', Type.String(), 'us-east-1', 'Region of the bucket.'),
  s3AccessKey: setting('S3_ACCESS_KEY_ID', text(), undefined, 'Access key of the bucket.', true),
  s3SecretKey: setting('S3_SECRET_ACCESS_KEY', text(), undefined, 'Secret key of the bucket.', true),
  oidcIssuer: setting('OIDC_ISSUER', text(), undefined, "Issuer of an organization's own sign-on (OpenID Connect discovery)."),
  oidcClientId: setting('OIDC_CLIENT_ID', text(), undefined, 'Client id at that issuer.'),
  oidcClientSecret: setting('OIDC_CLIENT_SECRET', text(), undefined, 'Client secret at that issuer.', true),
  oidcName: setting('OIDC_NAME', Type.String(), 'OpenID Connect', 'Words on the sign-on button.'),
  trustProxy: setting(
    'TRUST_PROXY',
    text(),
    undefined,
    'Addresses of proxies whose X-Forwarded headers are believed, comma-separated; none when unset.',
  ),
  pageCache: setting(
    'ACTIONLINE_PAGE_CACHE_MB',
    Type.Integer({ minimum: 0, maximum: 4096 }),
    64,
    'Memory for pages as the public sees them, kept until something on them changes; 0 makes every page anew.',
  ),
  rateLimit: setting(
    'RATE_LIMIT',
    Type.Integer({ minimum: 1 }),
    600,
    'Requests a minute from one address before it is asked to wait; 100,000 or more switches it off for load tests.',
  ),
  streams: setting(
    'ACTIONLINE_STREAMS',
    Type.Integer({ minimum: 1, maximum: 100_000 }),
    5000,
    'Live pages that one process keeps up to date at once; whoever comes later reads by loading the page again.',
  ),
  streamsPerAddress: setting(
    'ACTIONLINE_STREAMS_PER_ADDRESS',
    Type.Integer({ minimum: 1, maximum: 100_000 }),
    500,
    'Live pages open at once from one address. Raise it where a conference hall reaches the server through a single address.',
  ),
  uploadLimit: setting('UPLOAD_LIMIT_MB', Type.Integer({ minimum: 1, maximum: 2000 }), 50, 'Largest uploaded file, in megabytes.'),
  logLevel: setting(
    'LOG_LEVEL',
    Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    'info',
    'Least severe log line that is written.',
  ),
  silenceReminder: setting(
    'SILENCE_REMINDER_HOURS',
    Type.Integer({ minimum: 0, maximum: 720 }),
    24,
    'Hours before a silence procedure ends at which those who may break it are reminded; 0 reminds nobody.',
  ),
  timeZone: setting('ACTIONLINE_TIME_ZONE', Type.String(), 'Europe/Zurich', 'Time zone of deadlines.'),
} as const

export type SettingName = keyof typeof settings
