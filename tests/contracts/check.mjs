// Checks everything in contracts/: the OpenAPI files by two linters, every sample and every example by its schema,
// and that the plan and the manifest are what their schemas say. Works offline; ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contracts, faultsOf, newAjv, openApiFiles, readOpenApi } from './openapi.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');

let passed = 0;
let failed = 0;

function check(what, fault) {
  fault ? failed++ : passed++;
  console.log(fault ? `FAIL ${what}\n     ${fault.trim().replaceAll('\n', '\n     ')}` : `ok   ${what}`);
}

const json = path => JSON.parse(readFileSync(path, 'utf8'));
const refused = (validate, value) => (validate(value) ? 'It was accepted, and must not be.' : null);

/** Runs a linter of node_modules/.bin; any finding is a failure. */
function lint(what, tool, ...options) {
  const run = spawnSync(join(here, 'node_modules', '.bin', tool), options, {
    cwd: here,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  });
  check(what, run.status === 0 ? null : run.error?.message ?? `${run.stdout}${run.stderr}`);
}

/** Every place of a document that has a schema: bodies, headers, parameters. */
function* placesWithSchema(value, path) {
  if (value === null || typeof value !== 'object') return;
  if (value.schema !== undefined) yield { place: value, path };
  for (const [key, inner] of Object.entries(value)) {
    if (!['schema', 'schemas', 'example', 'examples'].includes(key)) yield* placesWithSchema(inner, `${path}/${key}`);
  }
}

const examplesOf = (place, resolve) => [
  ...(place.example === undefined ? [] : [['example', place.example]]),
  ...Object.entries(place.examples ?? {}).map(([name, example]) => [name, resolve(example).value]),
];

const bodySchemas = places =>
  new Set(places.filter(({ path }) => path.includes('/content/')).map(({ place }) => place.schema.$ref.split('/').at(-1)));

/** The samples of a folder, `<SchemaName>.<case>.json` in valid/ and refused/; each of the names must have one of both. */
function checkSamples(folder, names, find) {
  for (const [kind, judge] of [['valid', faultsOf], ['refused', refused]]) {
    const files = readdirSync(join(contracts, 'samples', folder, kind)).sort();
    for (const file of files) {
      const validate = find(file.split('.')[0]);
      check(`sample ${folder}/${kind}/${file}`, validate ? judge(validate, json(join(contracts, 'samples', folder, kind, file))) : 'There is no such schema.');
    }

    for (const name of names) {
      check(`${folder}/${name} has ${kind} samples`, files.some(file => file.startsWith(`${name}.`)) ? null : 'There is none.');
    }
  }
}

/** What the module serves has rules of its own: nobody else has to build it, so it has no samples. */
function checkOpenApi(name, file) {
  const own = name === 'module' ? '.module' : '';
  lint(`${file} by Spectral`, 'spectral', 'lint', '--quiet', '--fail-severity=hint', '--ruleset', `.spectral${own}.yaml`, join(contracts, file));
  lint(`${file} by Redocly`, 'redocly', 'lint', '--config', `redocly${own}.yaml`, join(contracts, file));

  const { document, resolve, names, find, compile } = readOpenApi(name);
  names.forEach(schema => check(`schema ${name}/${schema}`, find(schema) ? null : 'It cannot be read.'));

  const places = [...placesWithSchema(document, '')];
  for (const { place, path } of places) {
    const validate = compile(place.schema);
    examplesOf(place, resolve).forEach(([example, value]) => check(`example ${name}${path} ${example}`, faultsOf(validate, value)));
  }

  if (!own) checkSamples(name, bodySchemas(places), find);
}

/** One schema file, a file of the repository that it describes, and the samples of its folder. */
function checkSchema(folder, name, file, instance) {
  const validate = newAjv().compile(json(join(contracts, file)));
  check(`${instance} is what ${file} says`, faultsOf(validate, json(join(root, instance))));
  checkSamples(folder, [name], schema => (schema === name ? validate : undefined));
}

Object.entries(openApiFiles).forEach(([name, file]) => checkOpenApi(name, file));
checkSchema('module', 'Module', 'module/module.schema.json', 'module.json');
checkSchema('settings', 'Settings', 'module/settings.schema.json', 'contracts/samples/settings/valid/Settings.mailbox.json');
checkSchema('plan', 'Plan', 'plans/plan.schema.json', 'contracts/plans/plan-2024.json');

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
