import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rename, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { tooLarge } from './errors.ts';
import { bucketFolder } from './names.ts';

/** Bytes that have arrived and belong to no object yet. */
export type ReceivedFile = { path: string; size: number; eTag: string };

/** A version of an object: what its file is named after. Never reused, so a file never changes. */
export type FileVersion = { bucketId: string; version: string };

/** One step into the folder: bytes on their way, which no request can name. */
const INCOMING = '.incoming';
const VERSION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The bytes of objects: `<folder>/<bucket>/<version>`, written aside, then renamed. Clients name nothing here. */
export class ObjectFiles {
  readonly #folder: string;
  readonly #durable: boolean;

  constructor(folder: string, durable: boolean) {
    this.#folder = folder;
    this.#durable = durable;
  }

  /** Writes what arrives to a file of its own. @throws StorageError above the limit; nothing is left behind then */
  async receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedFile> {
    await this.#makeFolder(INCOMING);
    const path = join(this.#folder, INCOMING, randomUUID());
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('md5');
    let size = 0;
    try {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > limit) throw tooLarge();
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      if (this.#durable) await file.sync();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    await file.close();
    return { path, size, eTag: `"${hash.digest('hex')}"` };
  }

  /** Gives received bytes their place. The object's row comes after. */
  async keep(received: ReceivedFile, place: FileVersion): Promise<void> {
    await this.#makeFolder(bucketFolder(place.bucketId));
    await rename(received.path, this.#path(place));
    await this.#syncFolder(place.bucketId);
  }

  async discard(received: ReceivedFile): Promise<void> {
    await rm(received.path, { force: true });
  }

  /**
   * A second name for the same bytes: files never change, so they need not be copied where the system can link.
   * @returns whether there is such a file
   */
  async duplicate(from: FileVersion, to: FileVersion): Promise<boolean> {
    if (!VERSION.test(from.version)) return false;
    await this.#makeFolder(bucketFolder(to.bucketId));
    const [source, target] = [this.#path(from), this.#path(to)];
    try {
      await link(source, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      await copyFile(source, target);
      if (this.#durable) await syncPath(target);
    }
    await this.#syncFolder(to.bucketId);
    return true;
  }

  /** @returns undefined when there is no such file */
  async open(place: FileVersion): Promise<FileHandle | undefined> {
    if (!VERSION.test(place.version)) return undefined;
    try {
      return await open(this.#path(place), 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async remove(place: FileVersion): Promise<void> {
    if (VERSION.test(place.version)) await rm(this.#path(place), { force: true });
  }

  /** Removes the folder of a deleted bucket, unless something is in it after all: the next sweep finds that. */
  async removeBucket(bucketId: string): Promise<void> {
    await rmdir(join(this.#folder, bucketFolder(bucketId))).catch(() => {});
  }

  /** Removes what was on its way when the process ended. */
  async clearIncoming(): Promise<void> {
    await rm(join(this.#folder, INCOMING), { recursive: true, force: true });
  }

  /** Every file that has its place, as a path below the folder with `/`. */
  async list(): Promise<string[]> {
    const folders = await readdir(this.#folder, { withFileTypes: true }).catch(() => []);
    const listed = await Promise.all(
      folders
        .filter((entry) => entry.isDirectory())
        .map(async ({ name }) => (await readdir(join(this.#folder, name))).map((file) => `${name}/${file}`)),
    );
    return listed.flat();
  }

  /** Removes a file that `list` named. */
  async removeListed(path: string): Promise<void> {
    await rm(join(this.#folder, path), { force: true, recursive: true });
  }

  #path({ bucketId, version }: FileVersion): string {
    if (!VERSION.test(version)) throw new Error(`not a version: ${version}`);
    return join(this.#folder, bucketFolder(bucketId), version);
  }

  async #makeFolder(name: string): Promise<void> {
    const created = await mkdir(join(this.#folder, name), { recursive: true, mode: 0o700 });
    if (created !== undefined && this.#durable) await syncPath(this.#folder);
  }

  async #syncFolder(bucketId: string): Promise<void> {
    if (this.#durable) await syncPath(join(this.#folder, bucketFolder(bucketId)));
  }
}

/** A new name is on the disk only when its folder is. Windows can't sync folders and needs no such thing. */
async function syncPath(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
