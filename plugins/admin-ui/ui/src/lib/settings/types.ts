export interface S3Settings {
  enabled: boolean;
  bucket: string;
  region: string;
  endpoint: string;
  accessKey: string;
  /** Never comes from the server; sent only when it was typed. */
  secret?: string | undefined;
  forcePathStyle: boolean;
}

export interface RateLimitRule {
  label: string;
  audience: string;
  duration: number | null;
  maxRequests: number | null;
}

export interface IncrementalSettings {
  enabled: boolean;
  /** In seconds. */
  interval: number | null;
  /** In hours. */
  baseInterval: number | null;
  keepDays: number | null;
}

export interface Settings {
  meta: { accentColor: string; appName: string; appURL: string; senderName: string; senderAddress: string; hideControls: boolean };
  superuserIPs: string[];
  smtp: { enabled: boolean; port: number; host: string; username: string; password?: string | undefined; authMethod: string; tls: boolean; localName: string };
  s3: S3Settings;
  backups: { cron: string; cronMaxKeep: number; s3: S3Settings; incremental?: IncrementalSettings };
  rateLimits: { enabled: boolean; rules: RateLimitRule[]; excludedIPs: string[] };
  trustedProxy: { headers: string[]; useLeftmostIP: boolean };
  batch: { enabled: boolean; maxRequests: number; timeout: number; maxBodySize: number };
  logs: { maxDays: number; minLevel: number; logIP: boolean; logAuthId: boolean; maxDataSize?: number };
}
