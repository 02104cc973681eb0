import { plainWord } from './cell-text.ts';
import { ancestors, type Region, type RegionCode, type RegionIndex } from './region.ts';

/** What a written place may be: one region, several that are called so, or none. */
export type FoundRegion = { ok: true; code: RegionCode } | { ok: false; candidates: RegionCode[] };

type Named = { region: Region; full: boolean };
/** The regions by each name that people write for them, longest names first when asked. */
export type RegionNames = { byName: ReadonlyMap<string, readonly Named[]>; longest: number; index: RegionIndex };

const PEOPLES =
  '蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|朝鲜|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|达斡尔|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春|各族|多民族|满族蒙古族';
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})*自治(区|州|县|旗)$`);
const SUFFIX = /(?:省|市|特别行政区|地区|盟|林区|新区|县|区|旗|自治区|自治州|自治县|自治旗)$/;

/** 新疆维吾尔自治区 → 新疆, 新疆自治区 · 伊犁哈萨克自治州 → 伊犁, 伊犁州 · 麦盖提县 → 麦盖提 · 吴县 stays (one sign would be left). */
function shortNames({ name }: Region): string[] {
  const autonomous = AUTONOMOUS.exec(name);
  const bare = name.replace(AUTONOMOUS, '').replace(SUFFIX, '');
  if (bare.length < 2 || bare === name) return [];
  return autonomous ? [bare, `${bare}${autonomous[1]}`, `${bare}自治${autonomous[1]}`] : [bare];
}

/** Prepares the names once; `findRegion` takes them. Names that are no longer in force lead to no region. */
export function indexRegionNames(index: RegionIndex): RegionNames {
  const byName = new Map<string, Named[]>();
  const add = (name: string, named: Named) => byName.set(name, [...(byName.get(name) ?? []), named]);
  for (const region of index.values()) {
    if (region.validUntil !== null) continue;
    add(plainWord(region.name), { region, full: true });
    for (const name of new Set(shortNames(region))) add(plainWord(name), { region, full: false });
    if (region.nameEn !== null) add(plainWord(region.nameEn), { region, full: true });
  }
  return { byName, longest: Math.max(...[...byName.keys()].map((name) => name.length)), index };
}

/**
 * The region that a cell names: by code (653127, also with zeros behind or words beside it), by name (麦盖提县, 麦盖提),
 * or by a path of names (新疆喀什麦盖提县, 山东省 日照市). An address behind a county's full name is passed over.
 *
 * @param near  the region of whoever writes: among several of one name, one in the same prefecture or province is meant
 */
export function findRegion(text: string, names: RegionNames, near: RegionCode | null = null): FoundRegion {
  const word = plainWord(text).replace(/[·・,，、/\\>\-—()（）]/g, '');
  const code = /(?<!\d)(\d{6})(?:0{6})?(?!\d)/.exec(plainWord(text))?.[1];
  if (code !== undefined) return names.index.has(code) ? { ok: true, code } : { ok: false, candidates: [] };
  if (word === '') return { ok: false, candidates: [] };
  const found = paths(word, null, names);
  const best = prefer(found, names);
  if (best.length === 1) return { ok: true, code: (best[0] as Named).region.code };
  const nearest = nearTo(best, near, names);
  if (nearest) return { ok: true, code: nearest.region.code };
  return { ok: false, candidates: best.map(({ region }) => region.code).slice(0, 6) };
}

/** Every reading of a text as names one inside the other, each by its last region. */
function paths(text: string, inside: Region | null, names: RegionNames): Named[] {
  const found: Named[] = [];
  for (let length = Math.min(text.length, names.longest); length >= 2; length--) {
    for (const named of names.byName.get(text.slice(0, length)) ?? []) {
      if (inside && !ancestors(named.region.code, names.index).includes(inside.code)) continue;
      const rest = text.slice(length);
      if (rest === '') found.push(named);
      else {
        const deeper = paths(rest, named.region, names);
        if (deeper.length > 0) found.push(...deeper);
        else if (named.full && named.region.level === 'county') found.push(named);
      }
    }
  }
  return found;
}

/** A full name before a short one; of short names a province before what lies elsewhere under the same name (海南, 吉林). */
function prefer(found: readonly Named[], names: RegionNames): Named[] {
  const full = found.filter((named) => named.full);
  const kept = full.length > 0 ? full : found;
  const unique = [...new Map(kept.map((named) => [named.region.code, named])).values()];
  const province = unique.filter(({ region }) => region.level === 'province');
  if (province.length === 1) return province;
  // 喀什地区 beside its own 喀什市: which of the two is meant, only the person knows.
  return unique.filter(({ region }) => names.index.has(region.code));
}

function nearTo(candidates: readonly Named[], near: RegionCode | null, names: RegionNames): Named | undefined {
  if (near === null) return undefined;
  for (const home of [near, ...ancestors(near, names.index)]) {
    const inside = candidates.filter(({ region }) => region.code === home || ancestors(region.code, names.index).includes(home));
    if (inside.length === 1) return inside[0];
  }
  return undefined;
}
