/** The types of teaching material that are taken, by the ending of the name, with how such a file begins. */
export const FILE_TYPES: Readonly<
  Record<string, { readonly mediaType: string; readonly begins: readonly number[] }>
> = {
  pdf: { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  png: { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  jpeg: { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', begins: [0x50, 0x4b, 0x03, 0x04] },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', begins: [0x50, 0x4b, 0x03, 0x04] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: [0x50, 0x4b, 0x03, 0x04],
  },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    begins: [0x50, 0x4b, 0x03, 0x04],
  },
};

/** Bytes a file may have: a posted form is refused over a million. */
export const MOST_BYTES = 900_000;

/** Links and files a course may have. */
export const MOST_MATERIALS = 50;

/** The media type of a file by the ending of its name, where it begins as such a file does; null otherwise. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | null {
  const type = FILE_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''];
  return type?.begins.every((byte, index) => bytes[index] === byte) ? type.mediaType : null;
}

/** A name as it may stand in a header: plain letters and digits, its ending kept. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '');
  return plain.slice(-100) || 'file';
}
