// Every object of ../kubernetes against the published schemas of Kubernetes, CloudNativePG and KEDA,
// and every dashboard of ../grafana against Grafana's: by validators here, which know values, and
// written out as typed.ts, in which the compiler finds fields that there are not. Of Strimzi's
// objects there are no schemas on npm; they are only counted.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import yaml from "js-yaml";

const packages = ["@kubernetes-models/keda", "@kubernetes-models/cloudnative-pg", "kubernetes-models"];
const at = (path) => new URL(path, import.meta.url);
const files = (folder, ending) =>
  readdirSync(at(folder)).filter((name) => name.endsWith(ending)).map((name) => at(folder + name));
const typed = ["// Made by check.mjs."];
const counts = {};
let wrong = 0;

const write = (type, from, object) =>
  typed.push(
    `import type { ${type} as T${typed.length} } from "${from}";\n` +
      `export const o${typed.length}: T${typed.length} = ${JSON.stringify(object, null, 1)};`,
  );

for (const file of files("../kubernetes/", ".yaml")) {
  for (const object of yaml.loadAll(readFileSync(file, "utf8"))) {
    const name = packages.find((one) =>
      existsSync(at(`node_modules/${one}/${object.apiVersion}/${object.kind}.js`)),
    );
    counts[name ?? "no schema"] = (counts[name ?? "no schema"] ?? 0) + 1;
    if (!name) continue;
    try {
      new (await import(`${name}/${object.apiVersion}`))[object.kind](object).validate();
    } catch (fault) {
      wrong++;
      console.error(`${file.pathname}: ${object.kind} ${object.metadata.name}: ${fault.message}`);
    }
    write(`I${object.kind}`, `${name}/${object.apiVersion}`, object);
  }
}
for (const file of files("../grafana/", ".json")) {
  write("Dashboard", "@grafana/schema", JSON.parse(readFileSync(file, "utf8")));
}
writeFileSync(at("typed.ts"), typed.join("\n") + "\n");
console.log(counts);
process.exit(wrong === 0 ? 0 : 1);
