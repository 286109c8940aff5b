// What a province knows of the payments of its regencies: starts from zero, keeps the newest state
// of each payment, follows. Prints one JSON object each time it has caught up.
//
//   npm install && npm start -- localhost:19092 35 [--once]
import { Kafka, logLevel } from "kafkajs";
import { HTTP, CloudEvent } from "cloudevents";
import { randomUUID } from "node:crypto";

interface Payment { version: number; cell: string; rupiah: number }

const TOPIC = "disbursement.payments.v1";

/** Refuses what is no event. The SDK reads binary mode as HTTP has it: ce_ headers as ce- headers. */
export function event(headers: Record<string, unknown>, body: Buffer | null): CloudEvent<unknown> {
  const http: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) {
      http[name.replace(/^ce_/, "ce-")] = String(value);
    }
  }
  const read = HTTP.toEvent({ headers: http, body: body?.toString() }) as CloudEvent<unknown>;
  read.validate();
  return read;
}

export class Province {
  private readonly payments = new Map<string, Payment>();
  private repeated = 0;

  constructor(private readonly region: string) {}

  /** The same message may come twice, and a topic may be written again: only newer ones count. */
  take(key: string, version: number, body: string): void {
    const known = this.payments.get(key);
    if (known && known.version >= version) {
      this.repeated++;
      return;
    }
    const state = JSON.parse(body); // whole; unknown fields and changes harm nobody
    if (state.region === this.region || state.region.startsWith(this.region + ".")) {
      const cell = [state.runId, state.region, state.state].join(" ");
      this.payments.set(key, { version, cell, rupiah: state.amountRupiah });
    }
  }

  asJson(): string {
    const cells: Record<string, [number, number]> = {};
    for (const one of this.payments.values()) {
      const sum = (cells[one.cell] ??= [0, 0]);
      sum[0]++;
      sum[1] += one.rupiah;
    }
    return JSON.stringify({ payments: this.payments.size, repeated: this.repeated, cells });
  }
}

async function follow(broker: string, region: string, once: boolean): Promise<void> {
  const province = new Province(region);
  const seen = new Map<number, bigint>();
  let news = true;
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  // A group of its own each time: it starts from zero, and leaves nothing to clean up.
  const consumer = kafka.consumer({ groupId: "province-" + randomUUID() });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  const report = async (): Promise<void> => {
    const ends = news ? await admin.fetchTopicOffsets(TOPIC) : [];
    if (news && ends.every((end) => BigInt(end.high) <= (seen.get(end.partition) ?? 0n))) {
      news = false;
      console.log(province.asJson());
      if (once) {
        await Promise.allSettled([consumer.disconnect(), admin.disconnect()]);
        process.exit(0);
      }
    }
  };
  await consumer.run({
    eachBatch: async ({ batch }) => {
      // The SDK takes twenty times as long as the JSON: the first of a batch stands for the rest.
      event(batch.messages[0].headers ?? {}, batch.messages[0].value);
      for (const message of batch.messages) {
        const version = Number(String(message.headers?.["ce_streamversion"]));
        province.take(String(message.key), version, String(message.value));
      }
      news = true;
      seen.set(batch.partition, BigInt(batch.lastOffset()) + 1n);
    },
  });
  setInterval(() => report().catch(() => {}), 1_000); // again, where the broker is away
}

if (process.argv[1].endsWith("province.js")) {
  await follow(process.argv[2], process.argv[3], process.argv[4] === "--once");
}
