import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const superuser = { email: 'owner@example.com', password: '1234567890' };

/** A server of its own for a file of tests, with one superuser and nothing else. */
export class TestServer {
  private constructor(readonly url: string, private readonly process: ChildProcess, private readonly folder: string) {}

  /** @param plugins Ids of plugins, and the folders that they were built into. */
  static async start(plugins: Record<string, string> = {}): Promise<TestServer> {
    const { program, folder, options } = prepare();
    for (const [id, built] of Object.entries(plugins)) {
      if (!existsSync(built)) throw new Error(`The plugin ${id} has to be built first: there is no ${built}.`);
      cpSync(built, join(folder, 'pb_plugins', id), { recursive: true });
    }
    const made = spawnSync(program, ['superuser', 'upsert', superuser.email, superuser.password, ...options], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`No superuser: ${made.stderr || made.stdout}`);
    return (await TestServer.serve(program, folder, options)).server;
  }

  /** One with an empty data directory, and the link that it prints to make the first superuser. */
  static async startEmpty(): Promise<{ server: TestServer; link: string }> {
    const { program, folder, options } = prepare();
    const { server, said } = await TestServer.serve(program, folder, options);
    // It is printed when the server answers already.
    for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const link = /\S+#\/pbinstall\/\S+(?=\s)/.exec(said())?.[0];
      if (link) return { server, link };
    }
    throw new Error('The server has printed no link to begin with.');
  }

  private static async serve(program: string, folder: string, options: string[]): Promise<{ server: TestServer; said: () => string }> {
    const address = `127.0.0.1:${await freePort()}`;
    const child = spawn(program, ['serve', ...options, '--http', address], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (some: Buffer) => (said += some.toString()));
    const server = new TestServer(`http://${address}`, child, folder);
    await server.answers();
    return { server, said: () => said };
  }

  /** Calls the API as the superuser, to prepare what a test needs. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const token = await this.token();
    const headers = { 'content-type': 'application/json', authorization: token };
    const response = await fetch(this.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async token(): Promise<string> {
    const response = await fetch(`${this.url}/api/collections/_superusers/auth-with-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identity: superuser.email, password: superuser.password }),
    });
    return ((await response.json()) as { token: string }).token;
  }

  private async answers(): Promise<void> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const healthy = await fetch(`${this.url}/api/health`).then((response) => response.ok, () => false);
      if (healthy) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The server did not start.');
  }
}

function prepare(): { program: string; folder: string; options: string[] } {
  const program = process.env['HOLDALL_PROGRAM'];
  if (!program) throw new Error('HOLDALL_PROGRAM has to name the server that the dashboard is tested with.');
  const folder = mkdtempSync(join(tmpdir(), 'holdall-ui-'));
  // Migrations and hooks lie beside the data directory: none of one server is to reach another, nor one that was restored.
  return { program, folder, options: ['--dir', join(folder, 'pb_data'), '--automigrate=false'] };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.'))));
    });
  });
}
