/** What a program sends as `Authorization: Bearer …`; null without one. Longer than any of ours is none. */
export function bearerOf(header: string | null | undefined): string | null {
  return /^Bearer +([\w.~+/=-]{1,200})$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}
