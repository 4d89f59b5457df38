// What pdf.js finds in a PDF, as JSON: node read_with_pdfjs.mjs FOLDER_OF_PDFJS FILE
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { getDocument, version } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`));
const data = new Uint8Array(readFileSync(file));
const pdf = await getDocument({ data, isEvalSupported: false, verbosity: 0 }).promise;

function titles(items, depth = 0) {
  return (items ?? []).flatMap((item) => [[depth, item.title], ...titles(item.items, depth + 1)]);
}

// The text of every marked stretch of a page, by its id in the structure tree.
async function texts(page) {
  const found = {}, open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type?.startsWith("beginMarkedContent")) open.push(item.id ?? null);
    else if (item.type === "endMarkedContent") open.pop();
    else {
      const id = open.findLast((each) => each !== null);
      if (id !== undefined) found[id] = (found[id] ?? "") + item.str + (item.hasEOL ? " " : "");
    }
  }
  return found;
}

function walk(node, own, told) {
  if (node.type === "content") return own[node.id] ?? "";
  const element = { role: node.role, alt: node.alt ?? "", text: "" };
  if (node.role && node.role !== "Root") told.push(element);
  element.text = (node.children ?? []).map((child) => walk(child, own, told)).join("");
  return element.text;
}

const told = [], links = [];
let words = "";
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const tree = await page.getStructTree();
  if (tree !== null) walk(tree, await texts(page), told);
  words += (await page.getTextContent()).items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n";
  links.push(...(await page.getAnnotations()).map((note) => note.contentsObj?.str ?? ""));
}
const { info, metadata } = await pdf.getMetadata();
const attached = Object.values((await pdf.getAttachments()) ?? {});
console.log(JSON.stringify({
  version, told, words, links,
  pages: pdf.numPages,
  title: info.Title,
  xmp: metadata?.get("dc:title") ?? "",
  language: info.Language ?? "",
  marked: (await pdf.getMarkInfo())?.Marked ?? false,
  outline: titles(await pdf.getOutline()),
  attached: Object.fromEntries(
    attached.map((each) => [each.filename, createHash("sha256").update(each.content).digest("hex")]),
  ),
}));
