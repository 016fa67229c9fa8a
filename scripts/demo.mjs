// `npm run demo`: from a clean clone to the demo network in the browser. Plain JavaScript: the machine's own Node
// (20 or newer) runs this file, the Node that the dependencies bring runs the product.
import { build, isBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { giveUp, runNode, wasInterrupted } from './run.mjs';

await ensureInstalled();
if (!isBuilt()) {
  console.log('building the pages …');
  const { code, output } = await build();
  if (code !== 0) giveUp(`${output}\nThe build failed: see above.`);
}
if (!wasInterrupted()) {
  const { code } = await runNode(['cli/demo.ts'], { channel: true, env: { NODE_ENV: 'production' } });
  process.exitCode = code;
}
