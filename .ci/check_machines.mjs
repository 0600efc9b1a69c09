// What programs read is of the form that it says it is: SARIF by the schema of SARIF 2.1.0, and our own schemas by the
// schema of JSON Schema 2020-12. `node check_machines.mjs LOG.sarif SCHEMA.json…`, with the packages in NODE_PATH.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.NODE_PATH}/`);
const Ajv04 = require('ajv-draft-04').default;
const Ajv2020 = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const fail = (why) => {
  console.error(why);
  process.exitCode = 1;
};

const [log, ...schemas] = process.argv.slice(2);
const schema = read(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
const sarif = addFormats(new Ajv04({ strict: false, unicodeRegExp: false })).compile(schema);
if (sarif({ version: '2.1.0', runs: [{ tool: {} }] })) fail('the schema of SARIF finds nothing wrong in a log that is');
const results = read(log);
if (!sarif(results)) fail(`${log}: ${JSON.stringify(sarif.errors, null, 2)}`);
const fixes = results.runs[0].results.filter((result) => result.fixes).length;
if (fixes === 0) fail(`${log} has no fix: nothing was checked of them`);
console.log(`${results.runs[0].results.length} mistakes, ${fixes} with fixes: SARIF 2.1.0`);

const json = new Ajv2020({ strict: false });
if (json.validateSchema({ type: 'strnig' })) fail('JSON Schema finds nothing wrong in a schema that is');
for (const path of schemas) {
  if (!json.validateSchema(read(path))) fail(`${path}: ${JSON.stringify(json.errors, null, 2)}`);
}
console.log(`${schemas.length} schemas: JSON Schema 2020-12`);
