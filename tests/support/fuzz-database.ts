import { csvLine } from '../../src/lib/domain/csv-text.ts';
import { acceptImport } from '../../src/lib/server/import/accept-import.ts';
import { beginImport } from '../../src/lib/server/import/begin-import.ts';
import { chooseRows } from '../../src/lib/server/import/choose-rows.ts';
import { discardImport } from '../../src/lib/server/import/discard-import.ts';
import { getImport, importChoice } from '../../src/lib/server/import/get-import.ts';
import { readFile } from '../../src/lib/server/import/read-file.ts';
import { readImport } from '../../src/lib/server/import/read-import.ts';
import type { FileReader } from '../../src/lib/server/import/reading.ts';
import { saveMapping } from '../../src/lib/server/import/save-mapping.ts';
import { submitImport } from '../../src/lib/server/import/submit-import.ts';
import { undoImport } from '../../src/lib/server/import/undo-import.ts';
import { unwrap, type Db } from '../../src/lib/server/db.ts';
import { settled, type Importer } from './import-client.ts';
import { chance, mutatedFile } from './mutated-files.ts';

/** As the reading process does, without the second that starting one takes. */
export const readHere: FileReader = (order, handle) => readFile(order, handle, () => performance.now());

/** A server that dies while a file is read: after `most` messages nobody says anything more. */
function dyingReader(most: number): { read: FileReader; dead: Promise<void> } {
  const death = Promise.withResolvers<void>();
  const read: FileReader = (order, handle) => {
    let said = 0;
    return readHere(order, (message) => {
      if (++said <= most) return handle(message);
      death.resolve();
      return new Promise(() => undefined);
    }).then(death.resolve);
  };
  return { read, dead: death.promise };
}

type Count = { listings: number; drafts: number };

/** What there is of an import's organisation, counted by the owner of the database. */
async function counted(owner: Db, organisation: string): Promise<Count> {
  const [listings, drafts] = await Promise.all([
    owner.from('listings').select('id', { count: 'exact', head: true }).eq('organisation_id', organisation),
    owner
      .from('listing_drafts')
      .select('listing_id, listings!inner(organisation_id)', { count: 'exact', head: true })
      .eq('listings.organisation_id', organisation),
  ]);
  return { listings: listings.count ?? NaN, drafts: drafts.count ?? NaN };
}

const same = (what: string, found: unknown, wanted: unknown) => {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
};

/**
 * Takes the damaged, odd and hostile files of `count` seeds the whole way through the pages' verbs, and looks after each
 * step for half an import: listings without a working copy, rows that were taken and are not there, anything of a file that
 * was refused, given up or undone.
 *
 * @param owner  reads past the policies
 * @returns how the files ended, and what was found half there
 */
export async function fuzzDatabase(
  importer: Importer,
  owner: Db,
  from: number,
  count: number,
): Promise<{ outcomes: Record<string, number>; failures: { seed: number; cause: string }[] }> {
  const outcomes: Record<string, number> = {};
  const failures: { seed: number; cause: string }[] = [];
  for (let seed = from; seed < from + count; seed++) {
    try {
      for (const outcome of await wholeWay(importer, owner, seed)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    } catch (error) {
      failures.push({ seed, cause: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return { outcomes, failures };
}

async function wholeWay(importer: Importer, owner: Db, seed: number): Promise<string[]> {
  const { db, account } = importer;
  const organisation = account.organisation.id;
  const random = chance(seed + 1_000_000);
  const { name, bytes } = random() < 0.4 ? await mutatedFile(seed) : likelySheet(random, await ownRefs(db, organisation));
  const before = await counted(owner, organisation);
  const dies = random() < 0.25;
  const { read, dead } = dyingReader(dies ? Math.floor(random() * 3) : Infinity);
  const begun = await Promise.race([beginImport(db, account, { name, bytes }, read), dead.then(() => null)]);
  const id = begun?.ok ? begun.value : await newestImport(db);
  if (dies) await readImport(db, account, id, { read: readHere });

  let view = await settled(importer, id);
  if (view.status === 'mapping' && view.layout && view.mapping) {
    await saveMapping(db, id, view.layout.headerHash, view.mapping);
    await readImport(db, account, id, { read: readHere, mapping: view.mapping });
    view = await settled(importer, id);
  }
  same('after reading', await counted(owner, organisation), before);
  if (view.status === 'refused') {
    same('rows of a refused file', view.counts.new + view.counts.changed + view.counts.refused, 0);
    return ['refused'];
  }
  if (view.status !== 'checked' || view.counts.open === 0) {
    await discardImport(db, id);
    const gone = await getImport(db, id);
    same('rows of an import that was given up', [gone?.status, gone?.counts.new], ['discarded', 0]);
    return ['nothing to take'];
  }

  const { rows } = await importChoice(db, id, '', 1);
  const take = rows.filter(() => random() < 0.7).map(({ position }) => position);
  const leave = rows.map(({ position }) => position).filter((position) => !take.includes(position));
  await chooseRows(db, id, { take, leave, words: '', go: 'find' });
  const accepted = await acceptImport(db, id);
  if (!accepted.ok) {
    same('after a refusal to take', await counted(owner, organisation), before);
    same('rows taken by a refusal', (await getImport(db, id))?.counts.taken, 0);
    return [`not taken: ${accepted.error.code}`];
  }
  same('what was taken', accepted.value, take.length);
  await nothingHalfThere(owner, id, take.length);
  const isNew = rows.filter(({ position, action }) => action === 'new' && take.includes(position)).length;
  same('listings after taking', (await counted(owner, organisation)).listings, before.listings + isNew);

  const ends = ['taken'];
  if (random() < 0.3) {
    const submitted = await submitImport(db, id);
    same('what was handed in', submitted.ok ? submitted.value : submitted.error.code, take.length);
    ends.push('handed in');
  }
  const undone = await undoImport(db, id, random() < 0.5 ? 'all' : []);
  if (!undone.ok) throw new Error(`undo: ${undone.error.code}`);
  const { kept } = undone.value as { kept: number };
  same('kept by the undo', kept, ends.includes('handed in') ? take.length : 0);
  if (kept === 0) same('after the undo', await counted(owner, organisation), before);
  return ends;
}

const ownRefs = async (db: Db, organisation: string): Promise<string[]> =>
  unwrap('listings', await db.from('listings').select('ref').eq('organisation_id', organisation).limit(20)).map(({ ref }) => ref);

/** A sheet of which most rows can be taken: new ones, changes of what is there, and now and then a number twice or somebody else's. */
function likelySheet(random: () => number, own: readonly string[]): { name: string; bytes: Buffer } {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const rows = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, at) => [
    pick(['', '', '', '', `N-${at}-${Math.floor(random() * 1e9)}`, pick(own), 'D066', 'N-1']),
    pick(['标准厂房', '红枣🍎加工', '  用工  ', '', 'x'.repeat(130)]),
    pick(['提供', '寻求', '供', '']),
    pick(['土地', '劳动力', '资金', '没有这种要素']),
    pick(['300', '２.３万', '1.5亿', '若干', '']),
    pick(['亩', '人', '万元', '']),
  ]);
  return { name: '名单.csv', bytes: Buffer.from([['编号', '标题', '方向', '要素', '数量', '单位'], ...rows].map(csvLine).join('')) };
}

const newestImport = async (db: Db): Promise<string> =>
  unwrap('imports', await db.from('imports').select('id').order('created_at', { ascending: false }).limit(1))[0]?.id ?? '';

/** Every row that was taken has its listing and working copy, and no other listing is of this import. */
async function nothingHalfThere(owner: Db, id: string, taken: number): Promise<void> {
  const rows = unwrap(
    'import_rows',
    await owner
      .from('import_rows')
      .select('position, action, listings(import_id, listing_drafts(revision))')
      .eq('import_id', id)
      .eq('outcome', 'taken'),
  );
  same('rows taken', rows.length, taken);
  const without = rows.filter(({ listings }) => !listings?.listing_drafts);
  same(
    'rows taken without a working copy',
    without.map(({ position }) => position),
    [],
  );
  const { count } = await owner.from('listings').select('id', { count: 'exact', head: true }).eq('import_id', id);
  same('listings of the import', count, rows.filter(({ action }) => action === 'new').length);
}
