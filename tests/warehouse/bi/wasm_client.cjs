// Opens a published file read-only with DuckDB's client for WebAssembly; prints what the test compares, as JSON.
const fs = require("node:fs");
const path = require("node:path");

const [, , modules, file] = process.argv;
const entry = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs", { paths: [modules] });
const duckdb = require(entry);
const place = path.dirname(entry);

async function main() {
  const bundles = {
    mvp: { mainModule: path.join(place, "duckdb-mvp.wasm"), mainWorker: "" },
    eh: { mainModule: path.join(place, "duckdb-eh.wasm"), mainWorker: "" },
  };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  database.registerFileBuffer("sitrep.duckdb", new Uint8Array(fs.readFileSync(file)));
  database.open({ path: ":memory:" });
  const connection = database.connect();
  connection.query("attach 'sitrep.duckdb' as sitrep (read_only)");
  const rows = (sql) => connection.query(sql).toArray().map((row) => Object.values(row.toJSON()));

  let written = true;
  try {
    connection.query("create table sitrep.marts.written as select 1");
  } catch {
    written = false;
  }
  const found = {
    version: rows("select version()")[0][0],
    counts: rows("select sector_code, count(*)::int from sitrep.marts.fct_figure group by all order by all"),
    comment: rows("select comment from duckdb_columns() where table_name = 'fct_figure' and column_name = 'value'")[0][0],
    written,
  };
  console.log(JSON.stringify(found));
}

main();
