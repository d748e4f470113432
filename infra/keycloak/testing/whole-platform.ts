import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { root } from '#root';

import { DEMO_USERS } from '../../identity/demo-users.js';
import { createSpecDatabase, type SpecDatabase } from '../../testing/spec-database.js';
import { KeycloakAdmin } from '../admin.js';
import { keycloakOfThisRun } from './of-this-run.js';

/** API with the pages, and projector, with the demo consortia in a database of this spec: people come from Keycloak. */
export class WholePlatform {
  private readonly keycloak = keycloakOfThisRun();
  readonly url = this.keycloak.publicUrl;
  readonly admin = new KeycloakAdmin(this.keycloak.url, this.keycloak.adminPassword);
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'consorzi-keycloak-spec-'));
  private readonly children: ChildProcess[] = [];

  private constructor(private readonly database: SpecDatabase) {}

  static async start(): Promise<WholePlatform> {
    const platform = new WholePlatform(await createSpecDatabase());
    try {
      await platform.begin();
      return platform;
    } catch (error) {
      await platform.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    const living = this.children.filter((child) => !hasEnded(child));
    const ended = living.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of living) child.kill('SIGTERM');
    await Promise.all(ended);
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    await this.writePeople();
    this.children.push(this.run('projector.js'), this.run('main.js'));
    const loading = this.run('cli/main.js', 'demo', 'load');
    this.children.push(loading);
    await new Promise((resolve) => loading.once('exit', resolve));
    if (loading.exitCode !== 0) throw new Error(this.words());
    const isReady = async () => (await fetch(`${this.url}/health/ready`).catch(() => null))?.ok;
    while (!(await isReady())) {
      if (this.children.some((child) => child !== loading && hasEnded(child))) throw new Error(this.words());
      await sleep(200);
    }
  }

  /** The demo data name people by their subject: here it is the id that Keycloak has given them. */
  private async writePeople(): Promise<void> {
    const users = await this.admin.ask<{ id: string; username: string }[]>('GET', '/users?max=1000');
    const subjects = new Map(users.map(({ id, username }) => [username, id]));
    const people = DEMO_USERS.map((user) => ({ ...user, subject: subjects.get(user.username)! }));
    mkdirSync(path.join(this.folder, 'identity'));
    writeFileSync(path.join(this.folder, 'identity/people.json'), JSON.stringify(people));
  }

  private run(entry: string, ...args: readonly string[]): ChildProcess {
    const output = openSync(this.log, 'a');
    const child = spawn(process.execPath, [path.join(root, 'apps/api/dist', entry), ...args], {
      env: this.environment,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    return child;
  }

  private get environment(): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    return {
      PATH,
      HOME,
      NODE_ENV: 'test',
      PORT: new URL(this.url).port,
      PUBLIC_URL: this.url,
      DATABASE_API_URL: this.database.url('consorzi_api'),
      DATABASE_PROJECTOR_URL: this.database.url('consorzi_projector'),
      KEYCLOAK_URL: this.keycloak.url,
      KEYCLOAK_CLIENT_SECRET: this.keycloak.clientSecret,
      SESSION_SECRET: 'a-secret-of-this-spec',
      CONSORZI_DATA: this.folder,
    };
  }

  private get log(): string {
    return path.join(this.folder, 'log');
  }

  private words(): string {
    return readFileSync(this.log, 'utf8').trim().split('\n').slice(-5).join('\n');
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
