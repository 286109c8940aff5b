// Reads every topic of an office once, from its beginning: each message must be an event, said of its
// key on its topic under that topic's schema. Prints how many there are of each topic.
//
//   npm install && npm run topics -- localhost:19092
import { Kafka, logLevel } from "kafkajs";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { event } from "./province.js";

const kafka = new Kafka({ brokers: [process.argv[2]], logLevel: logLevel.ERROR });
const admin = kafka.admin();
await admin.connect();
const topics = (await admin.listTopics()).filter((name) => name.endsWith(".v1"));
const counts = Object.fromEntries(topics.map((topic) => [topic, 0]));
const unread = new Map<string, bigint>();
for (const topic of topics) {
  for (const end of await admin.fetchTopicOffsets(topic)) {
    if (BigInt(end.high) > BigInt(end.low)) {
      unread.set(`${topic} ${end.partition}`, BigInt(end.high));
    }
  }
}

function endWhereAllIsRead(): void {
  if (unread.size === 0) {
    console.log(JSON.stringify(counts));
    process.exit(0);
  }
}

endWhereAllIsRead(); // of an office that has said nothing yet
const consumer = kafka.consumer({ groupId: "topics-" + randomUUID() });
await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
await consumer.run({
  eachBatch: async ({ batch }) => {
    for (const message of batch.messages) {
      try {
        const said = event(message.headers ?? {}, message.value);
        assert.equal(said.type, "id.dinsos." + batch.topic);
        assert.equal(said.subject, String(message.key));
        assert.ok(said.dataschema?.endsWith(`/schemas/${batch.topic}.json`));
        // Nothing but a tombstone has no body.
        assert.equal(typeof said.data, message.value === null ? "undefined" : "object");
      } catch (fault) {
        console.error(`${batch.topic} ${batch.partition} ${message.offset}: ${fault}`);
        process.exit(1);
      }
    }
    counts[batch.topic] += batch.messages.length;
    const partition = `${batch.topic} ${batch.partition}`;
    if (BigInt(batch.lastOffset()) + 1n >= (unread.get(partition) ?? 0n)) {
      unread.delete(partition);
    }
    endWhereAllIsRead();
  },
});
