import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

const BIN = join(ROOT, 'node_modules', '.bin');
const WINDOWS = process.platform === 'win32';

/** The Node 24 the project brings, whatever runs this script. */
export function broughtNode() {
  return join(ROOT, 'node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
}

/** PATH with the project's own commands (and with them its Node) first. */
function ownPath() {
  const rest = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== BIN);
  return [BIN, ...rest].join(delimiter);
}

const children = new Set();
let interrupted = false;

// The children get Ctrl-C by themselves (same terminal) or from here (a signal to this process alone);
// either way they end in order and their status is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    for (const child of children) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  });
}

/** True once somebody asked to stop. */
export function wasInterrupted() {
  return interrupted;
}

/**
 * Runs a command to its end. Resolves to its exit status (128 when a signal ended it) and, with `quiet`, what it
 * printed; otherwise it prints by itself. The channel tells a child that this process is gone.
 */
export function run(command, args, { env = {}, quiet = false, channel = false } = {}) {
  return new Promise((resolve, reject) => {
    const out = quiet ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, PATH: ownPath(), ...env },
      stdio: ['ignore', out, out, ...(channel ? ['ipc'] : [])],
      shell: WINDOWS && !command.endsWith('.exe'),
    });
    children.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      children.delete(child);
      resolve({ code: code ?? 128, output });
    });
  });
}

/** Runs a script with the brought Node. */
export function runNode(args, options) {
  return run(broughtNode(), args, options);
}

/** Runs npm: the one that started us, else the one on the PATH; with the machine's own Node, which `npm ci` leaves alone. */
export function runNpm(args, options) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(ROOT));
  const env = { PATH: path.join(delimiter) };
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js') && existsSync(own)) return run('node', [own, ...args], { ...options, env });
  return run('npm', args, { ...options, env });
}

/** True when node was started with this very file. */
export function isMain(url) {
  return process.argv[1] === fileURLToPath(url);
}

/** Says what is wrong and ends with status 1. */
export function giveUp(message) {
  console.error(message);
  process.exit(wasInterrupted() ? 130 : 1);
}
