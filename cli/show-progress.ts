const tenths = new Map<string, number>();

/** Prints how far a step is: in place on a terminal, a line every tenth part elsewhere. */
export function showProgress(step: string, done: number, total: number): void {
  const line = `  ${step} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  const tenth = Math.floor((done * 10) / total);
  const finished = done >= total;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${finished ? '\n' : ''}`);
  else if (finished || tenth > (tenths.get(step) ?? 0)) process.stdout.write(`${line}\n`);
  tenths.set(step, tenth);
}
