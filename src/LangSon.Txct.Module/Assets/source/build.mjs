// Makes txct.css, page.js and worker.js in the folder above. With --check it writes nothing, and says whether what is there is what would be made.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'sass';

const here = fileURLToPath(new URL('.', import.meta.url));
const mostScript = 6 * 1024;

function style() {
  return compile(`${here}styles/txct.scss`, { style: 'compressed', loadPaths: [`${here}node_modules`], quietDeps: true }).css + '\n';
}

async function script(name) {
  const made = await build({
    entryPoints: [`${here}scripts/${name}.ts`], bundle: true, minify: true, write: false, format: 'iife', target: 'es2020', charset: 'utf8', legalComments: 'none', logLevel: 'silent',
  });
  return made.outputFiles[0].text;
}

const made = { 'txct.css': style(), 'page.js': await script('page'), 'worker.js': await script('worker') };
const scripts = Buffer.byteLength(made['page.js'] + made['worker.js']);
let passed = 0;
let failed = 0;
function check(what, fault) {
  fault ? failed++ : passed++;
  console.log(fault ? `FAIL ${what}: ${fault}` : `ok   ${what}`);
}

check('scripts', scripts > mostScript ? `${scripts} bytes, and at most ${mostScript} may be` : null);
for (const [name, text] of Object.entries(made)) {
  const path = `${here}../${name}`;
  if (process.argv.includes('--check')) {
    check(name, readFileSync(path, 'utf8') === text ? null : 'is not what its source makes; run "npm run build" here');
  } else {
    writeFileSync(path, text);
    check(name, null);
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
