// Holds recorded calls against the contracts: node traffic.mjs FILE, a JSON array of
// { method, path, query, requestHeaders, request, status, responseHeaders, response }, header names in lower case,
// bodies as text or null. Prints each deviation; exits with 1 if there is any, or no call at all.
import { readFileSync } from 'node:fs';
import { faultsOf, readOpenApi } from './openapi.mjs';

const apis = { '/txct-host/v1': readOpenApi('host'), '/txct-group/v1': readOpenApi('groups') };

/** The path as the contract writes it, with the values of its variables; undefined if the contract has no such call. */
function findCall({ method, path }) {
  for (const [base, api] of Object.entries(apis)) {
    const at = path.indexOf(base);
    const below = path.slice(at + base.length) || '/';
    for (const [template, item] of at < 0 ? [] : Object.entries(api.document.paths)) {
      const found = below.match(new RegExp(`^${template.replaceAll('{', '(?<').replaceAll('}', '>[^/]+)')}$`));
      const operation = item[method.toLowerCase()];
      if (found && operation) return { api, operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(api.resolve), variables: found.groups ?? {} };
    }
  }
}

/** A header's or parameter's text, held against its schema. */
function textFaults(api, { schema }, text) {
  const type = api.resolve(schema).type;
  return faultsOf(api.compile(schema), type === 'integer' ? Number(text) : text);
}

function* requestFaults({ api, operation, parameters, variables }, { query, requestHeaders, request }) {
  const asked = Object.fromEntries(new URLSearchParams(query ?? ''));
  const known = parameters.filter(parameter => parameter.in === 'query').map(parameter => parameter.name);
  for (const name of Object.keys(asked).filter(name => !known.includes(name))) yield `query ${name} is not in the contract`;
  for (const parameter of parameters) {
    const text = { query: asked, path: variables, header: requestHeaders }[parameter.in][parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name];
    const fault = text === undefined ? (parameter.required ? 'is missing' : null) : textFaults(api, parameter, text);
    if (fault) yield `${parameter.in} ${parameter.name} ${fault}`;
  }

  const mayBeLeftOut = operation.requestBody?.required !== true && requestHeaders['content-type'] === undefined;
  if (operation.requestBody && !mayBeLeftOut) yield* bodyFaults(api, operation.requestBody, requestHeaders['content-type'], request);
}

function* responseFaults({ api, operation }, { method, status, responseHeaders, response }) {
  const expected = api.resolve(operation.responses[status]);
  if (!expected) return yield 'the status is not in the contract';
  for (const [name, reference] of Object.entries(expected.headers ?? {})) {
    const header = api.resolve(reference);
    const text = responseHeaders[name.toLowerCase()];
    const fault = text === undefined ? (header.required ? 'is missing' : null) : textFaults(api, header, text);
    if (fault) yield `header ${name} ${fault}`;
  }

  if (expected.content && method !== 'HEAD') yield* bodyFaults(api, expected, responseHeaders['content-type'], response);
}

function* bodyFaults(api, { content }, contentType, text) {
  const mediaType = (contentType ?? '').split(';')[0].trim();
  const expected = content[mediaType] ?? content['*/*'];
  if (!expected) return yield `media type ${mediaType || '(none)'} in place of ${Object.keys(content).join(', ')}`;
  if (!expected.schema) return;
  const fault = text ? faultsOf(api.compile(expected.schema), JSON.parse(text)) : 'is missing';
  if (fault) yield `body ${fault}`;
}

const exchanges = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let deviations = 0;
for (const exchange of exchanges) {
  const call = findCall(exchange);
  // What was refused may well have been wrong: then only the answer is looked at.
  const faults = call ? [...(exchange.status < 400 ? requestFaults(call, exchange) : []), ...responseFaults(call, exchange)] : ['the call is not in the contract'];
  for (const fault of faults) {
    deviations++;
    console.log(`${exchange.method} ${exchange.path}${exchange.query ?? ''} ${exchange.status}: ${fault}`);
  }
}

console.log(`${exchanges.length} calls, ${deviations} deviations`);
process.exitCode = deviations || !exchanges.length ? 1 : 0;
