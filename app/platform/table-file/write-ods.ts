import { type FileCell, sheetLines, type TableFile } from './table-file.ts';
import { type Packed, zipOf } from './zip-stream.ts';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MANIFEST = `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';

/** The table as OpenDocument spreadsheet 1.3: the three files an archive of one must have, packed while rows come. */
export function writeOds(table: TableFile): AsyncGenerator<Uint8Array> {
  const files: Packed[] = [
    // Stored and first: how the type is told without opening the archive (OpenDocument 1.3, part 2, 3.3).
    { name: 'mimetype', content: [TYPE], stored: true },
    { name: 'META-INF/manifest.xml', content: [MANIFEST] },
    { name: 'content.xml', content: contentOf(table) },
  ];
  return zipOf(files);
}

async function* contentOf(table: TableFile): AsyncGenerator<string> {
  yield `${HEAD}<office:document-content xmlns:office="${OASIS}:office:1.0" xmlns:table="${OASIS}:table:1.0" xmlns:text="${OASIS}:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="${escapeXml(table.sheet)}">`;
  for await (const { cells } of sheetLines(table)) {
    yield `<table:table-row>${cells.map(cellOf).join('')}</table:table-row>`;
  }
  yield '</table:table></office:spreadsheet></office:body></office:document-content>';
}

function cellOf(cell: FileCell): string {
  if (cell === '') return '<table:table-cell/>';
  const text = `<text:p>${escapeXml(String(cell))}</text:p>`;
  return typeof cell === 'number'
    ? `<table:table-cell office:value-type="float" office:value="${cell}">${text}</table:table-cell>`
    : `<table:table-cell office:value-type="string">${text}</table:table-cell>`;
}

/** What XML 1.0 cannot hold: control characters but tab, line ends and those after U+007E. */
const NO_XML = /[[\p{Cc}\ufffe\uffff]--[\t\n\r\u007f-\u009f]]/gv;

function escapeXml(text: string): string {
  return text
    .replace(NO_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
