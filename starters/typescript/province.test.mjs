// What the consumer makes of a topic that is not as on a good day: npm test.
import assert from "node:assert";
import fs from "node:fs";
import test from "node:test";
import { Province } from "./dist/province.js";

const samples = new URL(
  process.env.DINSOS_SAMPLES ?? "../../contracts/src/main/resources/samples/",
  import.meta.url,
);
const sample = JSON.parse(
  fs.readFileSync(new URL("disbursement.payments.v1/1.json", samples), "utf8"),
);
const STATES = ["INSTRUCTED", "SENT", "CREDITED", "RETURNED"];

/** Twenty payments in two villages and elsewhere, each a step further than the one before. */
const topic = STATES.flatMap((state, step) =>
  Array.from({ length: 20 }, (_, i) => i)
    .filter((i) => i % STATES.length >= step)
    .map((i) => ({
      key: "payment-" + i,
      version: step + 1,
      state: { ...sample, state, region: i % 7 ? "35.24.05.200" + (i % 2) : "34.02.01.2001" },
    })),
);
const whole = cells(topic);

function cells(read) {
  const province = new Province("35");
  for (const one of read) {
    province.take(one.key, one.version, JSON.stringify(one.state));
  }
  return JSON.parse(province.asJson()).cells;
}

test("each payment of the province counts once, as it stands", () => {
  const counted = Object.values(whole);
  assert.ok(counted.length > 3);
  assert.equal(counted.reduce((sum, [count]) => sum + count, 0), 17);
  assert.equal(counted.reduce((sum, [, rupiah]) => sum + rupiah, 0), 17 * sample.amountRupiah);
});

test("who begins in the middle or stops for a day knows the same in the end", () => {
  for (let stopped = 0; stopped <= topic.length; stopped++) {
    assert.deepEqual(cells([...topic.slice(0, stopped), ...topic]), whole);
  }
});

test("what comes twice or late changes nothing", () => {
  assert.deepEqual(cells([...topic, ...topic].reverse()), whole);
});

test("a change nobody knows yet and a field of a later version harm nobody", () => {
  const later = { change: "payment-of-tomorrow", addedLater: {} };
  assert.deepEqual(
    cells(topic.map((one) => ({ ...one, state: { ...one.state, ...later } }))),
    whole,
  );
});
