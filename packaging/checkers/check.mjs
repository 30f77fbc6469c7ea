// Checks a folder of documents, and pages that are served: node check.mjs FOLDER [URL]…
// HTML by the Nu checker, html-validate and axe, light and dark; SVG by the Nu checker and svglint.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [folder, ...urls] = process.argv.slice(2);
const need = createRequire(import.meta.url);
const files = readdirSync(folder, { recursive: true }).map((name) => join(resolve(folder), name)).sort();
const pages = files.filter((name) => name.endsWith(".html"));
const drawings = files.filter((name) => name.endsWith(".svg"));
const found = [];
const told = (tool, where, what) => found.push(`${tool}: ${where.replace(resolve(folder) + "/", "")}: ${what}`);

function nu(names, ...options) {
  const jar = need.resolve("vnu-jar/build/dist/vnu.jar");
  const run = spawnSync("java", ["-jar", jar, "--format", "json", "--stdout", ...options, ...names],
    { encoding: "utf-8", maxBuffer: 1 << 28 });
  if (run.error || !run.stdout.trim()) throw run.error ?? new Error(run.stderr);
  for (const { type, subType, url, lastLine, message } of JSON.parse(run.stdout).messages)
    // It does not look at the hash in the policy; a browser does, and runs the script: tests/chip/test_web_page_seen.py.
    if (!message.startsWith("Inline script violates Content Security Policy")) told("Nu", new URL(url ?? "file:///?").pathname, `${subType ?? type}: line ${lastLine}: ${message}`);
}

async function htmlValidate(names) {
  const { HtmlValidate, FileSystemConfigLoader } = await import("html-validate");
  const rules = {
    "extends": ["html-validate:recommended", "html-validate:a11y"],
    // How it is written, which no reader notices. A button is by default what ours are: it sends its form, if any.
    "rules": Object.fromEntries([
      "long-title", "no-inline-style", "attribute-boolean-style", "no-trailing-whitespace", "doctype-style",
      "void-style", "no-implicit-button-type",
    ].map((rule) => [rule, "off"])),
  };
  const checker = new HtmlValidate(new FileSystemConfigLoader(rules));
  for (const name of names) {
    const { results } = await checker.validateString(readFileSync(name, "utf-8"), name);
    for (const { messages } of results)
      for (const { ruleId, line, message } of messages) told("html-validate", name, `${ruleId}: line ${line}: ${message}`);
  }
}

function svglint(names) {
  // It takes minutes for the thousands of lines of a chip.
  names = names.filter((name) => statSync(name).size < 100_000);
  const config = join(import.meta.dirname, "svglint.config.mjs");
  const bin = join(need.resolve("svglint"), "..", "..", "bin", "cli.js");
  const run = spawnSync(process.execPath, [bin, "--config", config, "--ci", ...names], { encoding: "utf-8", maxBuffer: 1 << 28 });
  if (run.status !== 0) told("svglint", "drawings", run.stdout.trim() + run.stderr.trim());
}

async function axe(addresses) {
  const source = readFileSync(need.resolve("axe-core/axe.min.js"), "utf-8");
  const chromium = execFileSync("sh", ["-c", "command -v chromium || command -v google-chrome"], { encoding: "utf-8" }).trim();
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
  let seen = 0;
  for (const [scheme, width] of [["light", 1280], ["dark", 360]]) // a screen, and a phone at night
      for (const address of addresses) {
        const page = await browser.newPage();
        await page.setBypassCSP(true); // for axe, not for the page
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(address, { waitUntil: "load" });
        await page.evaluate(source);
        const { violations, incomplete } = await page.evaluate(() => axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }));
        for (const { id, help, nodes } of violations)
          for (const { html, failureSummary } of nodes.slice(0, 3))
            told("axe", `${address.split("/").pop() || "served"} (${scheme}, ${width})`, `${id}: ${help}: ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, " ").slice(0, 240)}`);
        for (const { id, nodes } of incomplete)
          if (process.env.VERBOSE) console.log(`axe could not tell: ${address} (${scheme}, ${width}): ${id}, ${nodes.length} places: ${nodes[0].html.slice(0, 200)}`);
        seen += 1;
        await page.close();
      }
  await browser.close();
  return seen;
}

nu(pages);
nu(drawings, "--svg");
await htmlValidate(pages);
svglint(drawings);
const seen = await axe([...pages.map((name) => pathToFileURL(name).href), ...urls]);
for (const line of found) console.log(line);
console.log(`${pages.length} pages, ${drawings.length} drawings, ${urls.length} served pages, ${seen} looks with axe: ${found.length} findings`);
process.exit(found.length ? 1 : 0);
