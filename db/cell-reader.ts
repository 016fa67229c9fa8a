import type { CellsAsked } from './cell-readers.ts';
import { withMappedFile } from './engines/differences.ts';
import { openPacking } from './figure-content/packing.ts';
import { type PackedCell, readPackedCells } from './queries/figure-rows.ts';
import { answerQuestions, forGood } from './threads.ts';

// A thread of `cell-readers.ts`.
answerQuestions<CellsAsked, PackedCell[]>((db) => {
  const isMapped = forGood(db, withMappedFile);
  // Words are the same from month to month.
  const pack = openPacking();
  return async ({ siteIds, month }) => {
    await isMapped;
    return readPackedCells(db, { kind: 'sites', siteIds }, month, pack);
  };
});
