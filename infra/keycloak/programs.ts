import { spawnSync } from 'node:child_process';

const PACKAGES = ['default-jre-headless', 'maven'];
/** The oldest Java that this Keycloak runs on. */
const OLDEST_JAVA = 17;

/**
 * Installs Debian's Java and Maven where one is missing and we are root.
 * @returns the line that says how to get them (Italian), where one is missing in the end.
 */
export function ensureJavaAndMaven(): string | undefined {
  if (areThere()) return undefined;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...PACKAGES];
  const how = `Mancano Java ${OLDEST_JAVA} o successivo e Maven per le prove con Keycloak: sudo ${install.join(' ')}`;
  if (process.getuid?.() !== 0) return how;
  console.log('Installo Java e Maven per le prove con Keycloak ...');
  for (const [program, ...args] of [['apt-get', 'update'], install]) {
    const { status, error, stderr } = spawnSync(program!, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) console.error(error?.message ?? stderr.trim().split('\n').slice(-3).join('\n'));
  }
  return areThere() ? undefined : how;
}

function areThere(): boolean {
  return javaVersion() >= OLDEST_JAVA && spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The main number of the Java on the PATH, 0 without one. It says it on stderr: `openjdk version "17.0.15" ...`. */
function javaVersion(): number {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
}
