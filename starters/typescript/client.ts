// Ten operations of an office on which a month was paid; every path, parameter and answer has the
// type that the office's own document gives it. Tokens: one of an auditor, one of the desk.
//
//   npm install && npm run types -- http://localhost:8080/openapi.json
//   npm run client -- http://localhost:8080 35.24 "$AUDITOR" "$DESK"
import createClient, { type Client } from "openapi-fetch";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { paths } from "./dinsos.js";

const [gateway, owner, auditor, officer] = process.argv.slice(2);

function as(token: string): Client<paths> {
  return createClient<paths>({ baseUrl: gateway, headers: { Authorization: `Bearer ${token}` } });
}

/** What was answered; a refusal is an error that names its code. */
async function got<T>(call: Promise<{ data?: T; error?: { code: string }; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (data === undefined) {
    throw new Error(`${response.url}: ${response.status} ${error?.code}`);
  }
  return data;
}

const books = as(auditor);
const desk = as(officer);

const runs = await got(books.GET("/v1/runs", { params: { query: { owner } } }));
const id = runs.items[0].id;
const run = await got(books.GET("/v1/runs/{id}", { params: { path: { id } } }));
const totals = await got(books.GET("/v1/runs/{id}/totals", { params: { path: { id }, query: { by: "village" } } }));
const payments = await got(
  books.GET("/v1/runs/{id}/payments", { params: { path: { id }, query: { state: "CREDITED", limit: 5 } } }),
);
const programmes = await got(books.GET("/v1/programmes"));
const budgets = await got(books.GET("/v1/budgets", { params: { query: { owner } } }));
const villages = await got(desk.GET("/v1/regions", { params: { query: { parent: owner } } }));

const complaint = await got(
  desk.POST("/v1/complaints", {
    params: { header: { "Idempotency-Key": randomUUID() } },
    body: {
      programme: run.programme,
      month: run.months[0],
      region: totals[0].region,
      householdId: randomUUID(),
      channel: "VILLAGE_DESK",
      text: "Belum menerima bulan ini.",
    },
  }),
);
const read = await desk.GET("/v1/complaints/{id}", { params: { path: { id: complaint.id } } });
const closed = await got(
  desk.POST("/v1/complaints/{id}/closure", {
    params: { path: { id: complaint.id }, header: { "If-Match": read.response.headers.get("ETag") ?? "" } },
    body: { outcome: "UNFOUNDED", note: "Uji coba." },
  }),
);

assert.equal(run.id, id);
assert.ok(totals.reduce((sum, one) => sum + one.orderedRupiah, 0) > 0);
assert.ok(payments.items.length > 0 && programmes.items.length > 0 && budgets.items.length > 0);
assert.ok(villages.length > 0);
assert.ok(closed.version > complaint.version);
assert.equal(read.data?.id, complaint.id);
console.log("ten operations answered");
