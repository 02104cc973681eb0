import { indexIndustries, IndustryFile, type IndustryIndex } from '../../domain/industry.ts';
import industryFile from '../../domain/reference/industries.json' with { type: 'json' };
import regionFile from '../../domain/reference/regions.json' with { type: 'json' };
import { indexRegionNames, type RegionNames } from '../../domain/region-name.ts';
import { indexRegions, RegionFile } from '../../domain/region.ts';

type SheetReferenceData = { regions: RegionNames; industries: IndustryIndex };
let kept: SheetReferenceData | undefined;

/** Places and industries by name, for reading sheets; less than ranking needs, so that the reading process stays small. */
export function loadSheetReference(): SheetReferenceData {
  kept ??= {
    regions: indexRegionNames(indexRegions(RegionFile.parse(regionFile).rows)),
    industries: indexIndustries(IndustryFile.parse(industryFile).rows),
  };
  return kept;
}
