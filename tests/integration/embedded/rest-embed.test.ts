import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary, type Library } from './rest-library/library.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library?.close());

/** Rows of a table with what is embedded in them. */
const read = async (table: string, select: string, query = '') => {
  const response = await library.ask(`/${table}?select=${encodeURIComponent(select)}&${query}`);
  return (await response.json()) as unknown;
};

describe('relationships', () => {
  it.each([
    ['many to one', 'books', 'id,author:authors!author_id(name)', 'id=eq.1', [{ id: 1, author: { name: 'Lu Xun' } }]],
    ['by the constraint', 'books', 'a:authors!books_translator_id_fkey(name)', 'id=eq.2', [{ a: { name: 'Xiao Hong' } }]],
    ['by the column', 'books', 'author_id(name)', 'id=eq.1', [{ author_id: { name: 'Lu Xun' } }]],
    ['missing', 'books', 'translator:authors!translator_id(name)', 'id=eq.1', [{ translator: null }]],
    ['one to many', 'authors', 'books!author_id(id)', 'id=eq.1', [{ books: [{ id: 1 }, { id: 2 }] }]],
    ['none of many', 'authors', 'books!author_id(id)', 'id=eq.3', [{ books: [] }]],
    ['one to one', 'authors', 'profiles(motto)', 'id=eq.1', [{ profiles: { motto: 'Save the children' } }]],
    ['one to one, inverse', 'profiles', 'authors(name)', '', [{ authors: { name: 'Lu Xun' } }]],
    ['many to many', 'books', 'genres(code)', 'id=eq.3&genres.order=code', [{ genres: [{ code: 'p' }, { code: 's' }] }]],
    ['the junction', 'books', 'book_genres(genre_code)', 'id=eq.1', [{ book_genres: [{ genre_code: 's' }] }]],
    ['to itself, upwards', 'authors', 'mentor_id(name)', 'id=eq.2', [{ mentor_id: { name: 'Lu Xun' } }]],
    ['to itself, downwards', 'authors', 'pupils:authors!mentor_id(name)', 'id=eq.1', [{ pupils: [{ name: 'Xiao Hong' }] }]],
    ['from a view', 'catalogue', 'name,authors(name)', 'number=eq.3', [{ name: 'Tales of Hulan River', authors: { name: 'Xiao Hong' } }]],
    ['from a view of a view', 'bestsellers', 'authors(name)', 'number=eq.1', [{ authors: { name: 'Lu Xun' } }]],
    ['to a view', 'authors', 'catalogue(name)', 'id=eq.2', [{ catalogue: [{ name: 'Tales of Hulan River' }] }]],
    ['computed, to many', 'authors', 'cheap_books(id)', 'id=eq.1', [{ cheap_books: [{ id: 2 }] }]],
    ['computed, to one', 'authors', 'first_book(title)', 'id=eq.1', [{ first_book: { title: 'Call to Arms' } }]],
    [
      'four levels deep',
      'genres',
      'code,books(id,authors!author_id(name,profiles(motto)))',
      'code=eq.s&books.order=id',
      [
        {
          code: 's',
          books: [
            { id: 1, authors: { name: 'Lu Xun', profiles: { motto: 'Save the children' } } },
            { id: 3, authors: { name: 'Xiao Hong', profiles: null } },
          ],
        },
      ],
    ],
    ['spread', 'books', 'id,...authors!author_id(writer:name)', 'id=eq.1', [{ id: 1, writer: 'Lu Xun' }]],
    [
      'spread from many',
      'authors',
      '...books!author_id(titles:title)',
      'id=eq.1&books.order=id.desc',
      [{ titles: ['Wild Grass', 'Call to Arms'] }],
    ],
    ['counted', 'authors', 'name,books!author_id(count())', 'id=eq.1', [{ name: 'Lu Xun', books: [{ count: 2 }] }]],
    ['summed up through a spread', 'books', '...authors!author_id(name),price.sum()', 'author_id=eq.1', [{ name: 'Lu Xun', sum: 20.5 }]],
  ])('%s', async (_, table, select, query, expected) => {
    expect(await read(table, select, query)).toEqual(expected);
  });
});

describe('embedded rows', () => {
  it('are filtered, ordered and cut for themselves', async () => {
    const query = 'id=in.(1,2)&order=id&b.price=lt.12&b.order=price.desc&b.limit=1';
    expect(await read('authors', 'id,b:books!author_id(id)', query)).toEqual([
      { id: 1, b: [{ id: 2 }] },
      { id: 2, b: [{ id: 3 }] },
    ]);
  });

  it('decide over their parents when inner, in the count too', async () => {
    const { data, count } = await library.anon
      .from('authors')
      .select('name, books!author_id!inner(id)', { count: 'exact' })
      .eq('books.format', 'audio');
    expect(data).toEqual([{ name: 'Lu Xun', books: [{ id: 2 }] }]);
    expect(count).toBe(1);
  });

  it('can be asked whether they are there', async () => {
    expect(await read('authors', 'id,books!author_id()', 'books=is.null')).toEqual([{ id: 3 }]);
    expect(await read('authors', 'id,books!author_id(),profiles()', 'or=(profiles.not.is.null,books.is.null)&order=id')).toEqual([
      { id: 1 },
      { id: 3 },
    ]);
    const { count } = await library.anon
      .from('authors')
      .select('id,books!author_id()', { count: 'exact', head: true })
      .not('books', 'is', null);
    expect(count).toBe(2);
  });

  it('order their parents, if there is one at most', async () => {
    const rows = await read('books', 'id,authors!author_id(name)', 'order=authors(name).desc,id');
    expect((rows as { id: number }[]).map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(await read('authors', 'id,books!author_id(id)', 'order=books(id)')).toMatchObject({ code: 'PGRST118' });
  });

  it('obey logic trees of their own', async () => {
    expect(await read('authors', 'id,books!author_id(id)', 'id=eq.1&books.or=(id.eq.2,title.like.Nothing*)')).toEqual([
      { id: 1, books: [{ id: 2 }] },
    ]);
  });
});

describe('what can not be embedded', () => {
  it('is ambiguous, with the choices', async () => {
    const { error, status } = await library.anon.from('books').select('authors(name)');
    expect(status).toBe(300);
    expect(error).toMatchObject({
      code: 'PGRST201',
      hint: "Try changing 'authors' to one of the following: 'authors!books_author_id_fkey', 'authors!books_translator_id_fkey'. Find the desired relationship in the 'details' key.",
    });
    expect(error?.details).toEqual([
      {
        cardinality: 'many-to-one',
        embedding: 'books with authors',
        relationship: 'books_author_id_fkey using books(author_id) and authors(id)',
      },
      {
        cardinality: 'many-to-one',
        embedding: 'books with authors',
        relationship: 'books_translator_id_fkey using books(translator_id) and authors(id)',
      },
    ]);
  });

  it('is not related, with a guess', async () => {
    const { error } = await library.anon.from('books').select('genre(code)');
    expect(error).toMatchObject({ code: 'PGRST200', hint: "Perhaps you meant 'genres' instead of 'genre'." });
    expect((await library.anon.from('books').select('stock(sku)')).error).toMatchObject({ code: 'PGRST200' });
    expect((await library.anon.from('titles').select('authors(name)')).error).toMatchObject({ code: 'PGRST200' });
  });

  it('is too deep', async () => {
    expect(await read('authors', 'mentor_id('.repeat(9) + 'id' + ')'.repeat(9))).toMatchObject({ code: 'PGRST100' });
  });

  it('aggregates in a spread of many', async () => {
    expect(await read('authors', '...books!author_id(price.sum())')).toMatchObject({ code: 'PGRST127' });
  });
});
