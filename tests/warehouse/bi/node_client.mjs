// Opens a published file read-only with DuckDB's client for Node; prints what the test compares, as JSON.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , modules, file] = process.argv;
const require = createRequire(pathToFileURL(`${modules}/x.js`));
const { DuckDBInstance } = require("@duckdb/node-api");

const database = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
const connection = await database.connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();

const found = {
  version: (await rows("select version()"))[0][0],
  counts: await rows("select sector_code, count(*)::int from marts.fct_figure group by all order by all"),
  comment: (await rows("select comment from duckdb_columns() where table_name = 'fct_figure' and column_name = 'value'"))[0][0],
  written: await connection.run("create table marts.written as select 1").then(() => true, () => false),
};
console.log(JSON.stringify(found));
