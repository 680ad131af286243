/** Bundle the page's scripts into ../bundle.js and collect the licences of what is in it into ../LICENCES.txt.

Where a package may be used under Apache-2.0 or MIT, it is used under MIT.
*/
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const result = await build({
  entryPoints: ["src/main.js"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
});
const script = result.outputFiles[0].text;
if (/<\/script|<!--/i.test(script)) throw new Error("the bundle holds a sequence that ends a script element");
writeFileSync("../bundle.js", `/* built from sources ${sources()} */\n${script}`);

const names = new Set(Object.keys(result.metafile.inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean));
const licences = [...names].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const found = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file)).sort();
  const chosen = found.filter((file) => /mit/i.test(file));
  const texts = chosen.length ? chosen : found;
  return [`${name} ${version} (${license})`, ...texts.map((file) => readFileSync(`${folder}/${file}`, "utf8").trim())].join("\n\n");
});
writeFileSync("../LICENCES.txt", licences.join("\n\n\n") + "\n");
console.log(`bundle.js: ${Math.round(script.length / 1024)} kB of ${[...names].sort().join(", ")}`);

/** The fingerprint by which a test sees that the bundle was built from the sources beside it. */
function sources() {
  const files = ["package-lock.json", ...readdirSync("src").sort().map((name) => `src/${name}`)];
  return files.reduce((hash, file) => hash.update(readFileSync(file)), createHash("sha256")).digest("hex");
}
