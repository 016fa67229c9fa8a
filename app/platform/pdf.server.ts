import boldFont from 'bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-600.ttf?inline';
import regularFont from 'bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf?inline';
import PDFDocument from 'pdfkit';

/** A letter of ours as it is built: A4, tagged for screen readers, in one language. */
interface Letter {
  heading(text: string): void;
  paragraph(text: string): void;
  /** Facts one below the other: what, then its value; none = nothing is written. */
  facts(rows: readonly (readonly [what: string, value: string])[]): void;
  list(items: readonly string[]): void;
  /** Rows under their heads, the first column (names) wide, numbers at the right; the heads stand on every page. */
  table(heads: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A QR code from its squares (true = black), row by row; `what` is read in place of it. */
  squares(rows: readonly (readonly boolean[])[], what: string): void;
  /** Ends the letter; resolves to the file. */
  finish(): Promise<Buffer>;
}

interface LetterHead {
  readonly title: string;
  /** Who writes: the network. */
  readonly sender: string;
  readonly language: string;
  readonly at: Date;
}

const REGULAR = fontFrom(regularFont);
const BOLD = fontFrom(boldFont);
const TEXT_SIZE = 11;
const WHAT_WIDTH = 170;
const CELL_SIZE = 9.5;
/** Part of the width the names of a table's rows take. */
const NAMES = 0.34;
const CELL_GAP = 6;
/** Points each side of a QR code: 4 cm, read at arm's length. */
const QR_SIDE = 113;
/** Points kept free at the foot of a page. */
const FOOT = 90;

function fontFrom(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}

/** Begins a letter with its sender and title. */
export function openLetter({ title, sender, language, at }: LetterHead): Letter {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 60,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    info: { Title: title, Author: sender, CreationDate: at },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.once('end', () => resolve(Buffer.concat(chunks)));
    doc.once('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const { left, right } = doc.page.margins;
  const width = doc.page.width - left - right;

  /** Writes at once, as one element of the tree: what is given as a closure would be laid out only at the end. */
  function element(tag: string, work: () => void) {
    const content = doc.markStructureContent(tag);
    work();
    doc.endMarkedContent();
    return doc.struct(tag, {}, content);
  }

  function write(tag: string, text: string, font: Buffer, size: number, gap: number) {
    keepRoom(size * 2);
    root.add(
      element(tag, () => {
        doc.font(font).fontSize(size).text(text, left, doc.y, { width, align: 'left' });
      }),
    );
    doc.y += gap;
  }

  function keepRoom(points: number) {
    if (doc.y + points > doc.page.height - FOOT) doc.addPage();
  }

  write('P', sender, REGULAR, TEXT_SIZE, 14);
  write('H1', title, BOLD, 20, 14);

  return {
    heading: (text) => {
      keepRoom(60);
      doc.y += 8;
      write('H2', text, BOLD, 14, 6);
    },
    paragraph: (text) => write('P', text, REGULAR, TEXT_SIZE, 8),
    facts(rows) {
      if (rows.length === 0) return;
      const list = doc.struct('L');
      root.add(list);
      for (const [what, value] of rows) {
        doc.font(REGULAR).fontSize(TEXT_SIZE);
        const height = Math.max(
          doc.heightOfString(what, { width: WHAT_WIDTH - 10 }),
          doc.heightOfString(value, { width: width - WHAT_WIDTH }),
        );
        keepRoom(height);
        const y = doc.y;
        const item = doc.struct('LI');
        list.add(item);
        item.add(
          element('Lbl', () => {
            doc.font(BOLD).text(what, left, y, { width: WHAT_WIDTH - 10 });
          }),
        );
        item.add(
          element('LBody', () => {
            doc.font(REGULAR).text(value, left + WHAT_WIDTH, y, { width: width - WHAT_WIDTH });
          }),
        );
        item.end();
        doc.y = y + height + 3;
      }
      list.end();
      doc.y += 8;
    },
    list(items) {
      if (items.length === 0) return;
      const list = doc.struct('L');
      root.add(list);
      for (const text of items) {
        doc.font(REGULAR).fontSize(TEXT_SIZE);
        keepRoom(doc.heightOfString(text, { width: width - 14 }));
        const y = doc.y;
        const item = doc.struct('LI');
        list.add(item);
        item.add(element('Lbl', () => void doc.text('–', left, y, { width: 14 })));
        item.add(element('LBody', () => void doc.text(text, left + 14, y, { width: width - 14 })));
        item.end();
        doc.y += 3;
      }
      list.end();
      doc.y += 8;
    },
    table(heads, rows) {
      const table = doc.struct('Table');
      root.add(table);
      const names = heads.length > 1 ? width * NAMES : width;
      const other = (width - names) / Math.max(1, heads.length - 1);
      const widthOf = (column: number) => (column === 0 ? names : other) - CELL_GAP;
      const leftOf = (column: number) => left + (column === 0 ? 0 : names + other * (column - 1));
      const heightOf = (cells: readonly string[], font: Buffer) => {
        doc.font(font).fontSize(CELL_SIZE);
        return Math.max(...cells.map((cell, column) => doc.heightOfString(cell, { width: widthOf(column) })));
      };
      const line = (cells: readonly string[], font: Buffer, tagOf: (column: number) => string) => {
        const height = heightOf(cells, font);
        const y = doc.y;
        const row = doc.struct('TR');
        table.add(row);
        cells.forEach((cell, column) => {
          row.add(
            element(tagOf(column), () => {
              doc.font(font).fontSize(CELL_SIZE);
              doc.text(cell, leftOf(column), y, {
                width: widthOf(column),
                align: column === 0 ? 'left' : 'right',
              });
            }),
          );
        });
        row.end();
        doc.y = y + height + 4;
      };
      const head = () => line(heads, BOLD, () => 'TH');
      keepRoom(heightOf(heads, BOLD) + CELL_SIZE * 4);
      head();
      for (const cells of rows) {
        if (doc.y + heightOf(cells, REGULAR) > doc.page.height - FOOT) {
          doc.addPage();
          head();
        }
        line(cells, REGULAR, (column) => (column === 0 ? 'TH' : 'TD'));
      }
      table.end();
      doc.y += 8;
    },
    squares(rows, what) {
      keepRoom(QR_SIDE);
      const side = QR_SIDE / Math.max(rows.length, 1);
      const top = doc.y;
      const content = doc.markStructureContent('Figure');
      for (const [row, squares] of rows.entries()) {
        for (const [column, isBlack] of squares.entries()) {
          if (isBlack) doc.rect(left + column * side, top + row * side, side, side);
        }
      }
      doc.fill('black');
      doc.endMarkedContent();
      root.add(doc.struct('Figure', { alt: what }, content));
      doc.y = top + QR_SIDE + 8;
    },
    finish() {
      root.end();
      doc.end();
      return whole;
    },
  };
}
