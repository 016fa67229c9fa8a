export const PIN_MIN = 4;
export const PIN_MAX = 8;
/** After so many wrong ones only the password takes the tablet back. */
export const PIN_TRIES = 5;

/** The middle column of a keypad, and its neighbours: what fingers choose. */
const ON_THE_PAD: ReadonlySet<string> = new Set([
  '2580',
  '0852',
  '1470',
  '0741',
  '3690',
  '0963',
  '147258',
  '159357',
]);

/** `12341234` → `1234`: the shortest piece that makes the text when it is repeated. */
function pieceOf(pin: string): string {
  for (let length = 1; length <= pin.length / 2; length += 1) {
    const piece = pin.slice(0, length);
    if (piece.repeat(pin.length / length) === pin) return piece;
  }
  return pin;
}

/** `4567`, `9876`, `7890`: each figure follows the one before. */
function isRow(pin: string): boolean {
  const steps = [...pin].slice(1).map((figure, index) => (Number(figure) - Number(pin[index]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** A year somebody was born or married in, also as a whole date. */
function isDate(pin: string): boolean {
  return (
    /^(19|20)\d\d$/.test(pin) ||
    /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$/.test(pin) ||
    /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(pin)
  );
}

/**
 * What is wrong with a new PIN: its shape (4 to 8 figures), or that whoever has the tablet in hand would soon try it. A
 * PIN that repeats a short piece, counts up or down, follows the keypad or is a date is guessed within five tries.
 */
export function pinFault(pin: string): 'shape' | 'obvious' | null {
  if (!/^\d+$/.test(pin) || pin.length < PIN_MIN || pin.length > PIN_MAX) return 'shape';
  const piece = pieceOf(pin);
  if (piece.length < 3 || [pin, piece].some((one) => isRow(one) || isDate(one) || ON_THE_PAD.has(one))) {
    return 'obvious';
  }
  return null;
}
