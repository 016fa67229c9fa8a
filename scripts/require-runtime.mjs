// Says in one line what is wrong instead of letting an old runtime crash in native code.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Bottega runs on Node 24, which its own dependencies bring; this is ${process.version}. Start it through npm (npm start, npm run bottega -- …).`,
  );
  process.exit(1);
}
