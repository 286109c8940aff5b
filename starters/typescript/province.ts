// What a province knows of the payments of its regencies: starts from zero, keeps the newest state
// of each payment, follows. Prints one JSON object each time it has caught up.
//
//   npm install && npm start -- localhost:19092 35 [--once]
import { Kafka, logLevel } from "kafkajs";
import { HTTP, CloudEvent } from "cloudevents";
import { randomUUID } from "node:crypto";

interface Payment { version: number; cell: string; rupiah: number }

const TOPIC = "disbursement.payments.v1";
const [broker, region, once] = process.argv.slice(2);
const payments = new Map<string, Payment>();
const seen = new Map<number, bigint>();
let repeated = 0;
let news = true;

/**
 * Refuses what is no event. The SDK reads binary mode as HTTP has it: ce_ headers as ce- headers. It
 * takes twenty times as long as the JSON, so the first of a batch stands for the rest.
 */
function check(headers: Record<string, unknown>, body: Buffer | null): void {
  const http: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) {
      http[name.replace(/^ce_/, "ce-")] = String(value);
    }
  }
  (HTTP.toEvent({ headers: http, body: body?.toString() }) as CloudEvent<unknown>).validate();
}

/** The same message may come twice, and a topic may be written again: only newer ones count. */
function take(key: string, headers: Record<string, unknown>, body: Buffer | null): void {
  const version = Number(String(headers["ce_streamversion"]));
  const known = payments.get(key);
  if (known && known.version >= version) {
    repeated++;
    return;
  }
  const state = JSON.parse(String(body)); // whole; unknown fields and changes harm nobody
  if (state.region === region || state.region.startsWith(region + ".")) {
    const cell = [state.runId, state.region, state.state].join(" ");
    payments.set(key, { version, cell, rupiah: state.amountRupiah });
  }
}

function asJson(): string {
  const cells: Record<string, [number, number]> = {};
  for (const one of payments.values()) {
    const sum = (cells[one.cell] ??= [0, 0]);
    sum[0]++;
    sum[1] += one.rupiah;
  }
  return JSON.stringify({ payments: payments.size, repeated, cells });
}

const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR });
const admin = kafka.admin();
await admin.connect();
// A group of its own each time: it starts from zero, and leaves nothing to clean up.
const consumer = kafka.consumer({ groupId: "province-" + randomUUID() });
await consumer.connect();
await consumer.subscribe({ topic: TOPIC, fromBeginning: true });

async function caughtUp(): Promise<boolean> {
  const ends = await admin.fetchTopicOffsets(TOPIC);
  return ends.every((end) => BigInt(end.high) <= (seen.get(end.partition) ?? 0n));
}

async function report(): Promise<void> {
  if (news && (await caughtUp())) {
    news = false;
    console.log(asJson());
    if (once === "--once") {
      await consumer.disconnect();
      await admin.disconnect();
      process.exit(0);
    }
  }
}

await consumer.run({
  eachBatch: async ({ batch }) => {
    check(batch.messages[0].headers ?? {}, batch.messages[0].value);
    for (const message of batch.messages) {
      take(String(message.key), message.headers ?? {}, message.value);
    }
    news = true;
    seen.set(batch.partition, BigInt(batch.lastOffset()) + 1n);
    await report();
  },
});
setInterval(report, 1_000);
