// Reads an OpenAPI file and its schemas.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export const openApiFiles = { host: 'host/host.openapi.yaml', groups: 'groups/groups.openapi.yaml', module: 'module/module.openapi.yaml' };
export const contracts = fileURLToPath(new URL('../../contracts/', import.meta.url));

export function newAjv() {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  // JavaScript's numbers hold whole ones up to 53 bits, which is more than any file has bytes.
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  return ajv.addVocabulary(['components']);
}

/** What does not fit, a line each; null if all fits. */
export const faultsOf = (validate, value) =>
  validate(value) ? null : validate.errors.map(error => `${error.instancePath || '/'} ${error.message}`).join('\n');

export function readOpenApi(name) {
  const document = parse(readFileSync(`${contracts}${openApiFiles[name]}`, 'utf8'));
  const schemas = document.components.schemas;
  const ajv = newAjv().addSchema({ $id: name, components: { schemas } });

  /** Follows a reference within the document; other values stay as they are. */
  const resolve = value =>
    typeof value?.$ref === 'string'
      ? value.$ref.slice(2).split('/').reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
      : value;

  return {
    document,
    resolve,
    names: Object.keys(schemas),
    find: schema => (schemas[schema] ? ajv.getSchema(`${name}#/components/schemas/${schema}`) : undefined),
    compile: schema => ajv.compile(schema.$ref ? { $ref: `${name}${schema.$ref}` } : schema),
  };
}
