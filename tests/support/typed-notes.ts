/** What the browser tests write about people: the last of them looks for it in every file of the server. */
export const TYPED_NOTES = {
  reloaded: 'torna con il telefono nuovo',
  signedOut: 'richiamare dopo le cinque',
  early: 'porta anche la tessera',
} as const;
