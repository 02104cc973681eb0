import { describe, expect, it } from 'vitest';
import { numberOf, siteFiguresIn } from './site-figures.ts';

describe('figures of a place', () => {
  it('are read as people write them', () => {
    const stated = (text: string) => Object.fromEntries(siteFiguresIn([text]).map(({ quantity, value }) => [quantity, value]));
    expect(stated('平均海拔1400米上下，年均气温四度多')).toEqual({ altitude: 1400, temperature: 4 });
    expect(stated('海拔四千零一十四米')).toEqual({ altitude: 4014 });
    expect(stated('海拔1000—1400米山地种植')).toEqual({ altitude: 1200 });
    expect(stated('海拔一千二百多米')).toEqual({ altitude: 1200 });
    expect(stated('全年日照时数达2,800小时以上，年降水量仅180毫米')).toEqual({ sunshine: 2800, precipitation: 180 });
    expect(stated('年平均气温8.5℃，水温12—16℃')).toEqual({ temperature: 8.5, water_temperature: 14 });
    expect(stated('大工业电价0.36元/千瓦时')).toEqual({ power_price: 0.36 });
    expect(stated('电价低至3毛')).toEqual({});
    expect(stated('电价每度38分')).toEqual({ power_price: 0.38 });
  });

  it('are none where the text only praises, or a slip is beyond what can be', () => {
    expect(siteFiguresIn(['海拔高、病虫少', '电价明显低于沿海', '海拔98000米', '距县城30米'])).toEqual([]);
  });

  it('in Chinese signs', () => {
    expect(['二千三四百', '十', '十五', '一百零五', '两千', '八点五', '3.5', '1,200'].map(numberOf)).toEqual([
      2300, 10, 15, 105, 2000, 8.5, 3.5, 1200,
    ]);
  });
});
