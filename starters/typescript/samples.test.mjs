// The strict SDK accepts every frozen sample under the headers that a message has: npm test.
import { HTTP } from "cloudevents";
import assert from "node:assert";
import fs from "node:fs";
import test from "node:test";

const samples = new URL(
  process.env.DINSOS_SAMPLES ?? "../../contracts/src/main/resources/samples/",
  import.meta.url,
);

function read(topic, file, site) {
  const event = HTTP.toEvent({
    headers: {
      "ce-specversion": "1.0",
      "ce-id": "0198c2f0-0000-7000-8000-000000000009",
      "ce-source": "/dinsos/registry",
      "ce-type": "id.dinsos." + topic,
      "ce-subject": "0198c2f0-0000-7000-8000-000000000001",
      "ce-time": "2026-11-22T01:02:03.000004Z",
      "ce-streamversion": "7",
      "ce-owner": "35.24",
      "ce-dataschema": `${site}/schemas/${topic}.json`,
      "traceparent": "00-0198c2f00000700080000000000000ff-8000000000000009-00",
      "content-type": "application/json",
    },
    body: fs.readFileSync(new URL(`${topic}/${file}`, samples), "utf8"),
  });
  return event.validate() && event.data;
}

for (const topic of fs.readdirSync(samples)) {
  for (const file of fs.readdirSync(new URL(topic + "/", samples))) {
    test(`${topic} ${file} is accepted`, () => {
      assert.equal(typeof read(topic, file, "http://localhost:8080"), "object");
    });
    test(`${topic} ${file} with a relative schema is refused`, () => {
      assert.throws(() => read(topic, file, ""));
    });
  }
}
