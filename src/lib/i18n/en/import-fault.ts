import type { importFault as zh } from '../zh/import-fault.ts';

export const importFault: typeof zh = {
  place: (row, column, header) => `Row ${row}${column === null ? '' : `, column ${column}`}${header === '' ? '' : ` (${header})`}`,
  line: (row, path) => `Line ${row}${path === '' ? '' : ` (${path})`}`,
  sentence: (place, what) => `${place}: ${what}`,
  what: {
    cell_error: ({ got }) => `A formula failed here (${got}). Correct it, or write the value itself.`,
    formula_without_value: () => 'The formula here was never calculated. Open and save the file in Excel or WPS, then import it again.',
    differs_from_above: ({ got, expected }) =>
      `“${got}” differs from what stands above for the same listing: ${expected}. Make them alike or leave this cell empty; for another listing write another number or title.`,
    ref_form: ({ got }) =>
      `“${got}” can’t be a listing number. Leave it empty for a new listing; copy the number from the system to change one (letters, digits and . _ -).`,
    ref_twice: ({ got, expected }) =>
      `Listing number ${got} also stands in row ${expected}, apart from this one. Put the rows of a listing together, or use different numbers.`,
    ref_of_another: ({ got }) => `Listing number ${got} belongs to another organisation. Leave it empty for a new listing.`,
    region_unknown: ({ got }) => `There is no place called “${got}”. Write its six-digit code, or its full name with the province.`,
    region_ambiguous: ({ got, expected }) =>
      `Several places are called “${got}”: ${expected}. Write the code of one, or put the province in front.`,
    industry_ambiguous: ({ got, expected }) => `“${got}” may be: ${expected}. Write the code of one.`,
    unknown_industry: ({ got }) => `GB/T 4754 has no “${got}”. Write a code or a name, for example 13 农副食品加工业; part several by “;”.`,
    kind_unknown: ({ got }) => `“${got}” is no kind of organisation. Write Enterprise, County or district, Institution or Investor.`,
    direction_missing: () =>
      'It does not say whether this is offered or sought. Write Offers or Seeks in the direction column, or choose one for the whole sheet.',
    direction_unknown: ({ got }) => `“${got}” does not say whether this is offered or sought. Write Offers or Seeks.`,
    factor_missing: () => 'No factor is named. Write land, labour, capital … (see the list in the template).',
    factor_unknown: ({ got }) =>
      `There is no factor called “${got}”. Choose one from the template’s list, for example land, plant, labour, raw material, capital, technology.`,
    factor_empty: () => 'Nothing is said about this factor. Write a description or a quantity, or delete the row.',
    essential_unknown: ({ got }) => `“${got}” does not say whether this is essential. Write yes or no.`,
    detail_of_another_factor: ({ got }) =>
      `This column is for another kind of factor, yet it says “${got}” here. Move it to the description, or empty the cell.`,
    credit_code_wrong: ({ got }) =>
      `“${got}” is not a valid credit code (18 characters, the last one a check character). Please compare and write it again.`,
    organisation_missing: () => 'It does not say whose listing this is. Write the full name or the credit code of the organisation.',
    organisation_unknown: ({ got }) =>
      `“${got}” is not in the system. Check its full name or credit code; if it is really new, register it first, or choose to register new organisations while importing.`,
    organisation_ambiguous: ({ got, expected }) =>
      `Several organisations are called “${got}”: ${expected}. Write the credit code or the region.`,
    organisation_not_yours: ({ got, expected }) =>
      `“${got}” is not your organisation (${expected}). You can import for your own only; delete these rows, or ask your coordinator.`,
    organisation_elsewhere: ({ got }) => `“${got}” is not in the region you answer for. Hand it to the office there.`,
    consent_missing: ({ got }) => `“${got}” has not agreed yet that you post for it. Obtain and record the consent, then import.`,
    kind_differs: ({ got, expected }) =>
      `The kind of organisation says “${got}”, registered is “${expected}”. Make them alike, or leave it empty.`,
    being_changed: ({ got }) => `Listing ${got} has a change that was not submitted. Submit or discard that change, then import.`,
    not_changeable: ({ got }) =>
      `Listing ${got} is withdrawn, fulfilled or under review and can’t be changed. Wait for the review, or import it as a new listing (no number).`,
    title_missing: () => 'There is no title. Write one in the first row of this listing.',
    nothing_offered_or_sought: () => 'It does not say what is offered or sought. Write at least one factor.',
    too_many: ({ got, expected }) => `There are ${got}, at most ${expected} are possible. Join some, or make several listings.`,
    too_long: ({ expected }) => `It is too long: at most ${expected} characters. Please shorten it.`,
    quantity_missing: () => 'There is a unit but no quantity. Write a number, or empty the unit.',
    unit_missing: ({ got }) => `“${got}” has no unit. Write mu, people, × 10,000 yuan … in the unit column, or ${got}亩 here.`,
    not_a_number: ({ got }) => `“${got}” is not a quantity. Write a number, for example 300.`,
    unknown_unit: ({ got }) =>
      `The unit in “${got}” is not known. Use mu, m², people, × 10,000 yuan, MW, t, t a year, m³ a year, head, beds or racks.`,
    other_unit: ({ got }) => `“${got}” and the unit column (or header) measure different things. Use one kind of unit.`,
    range: ({ got }) => `“${got}” is a range. Write one number, and the range in the description.`,
    negative: ({ got }) => `“${got}” is negative. A quantity is at least 0.`,
    multiplied_twice: ({ got }) =>
      `“${got}” has 万 or 亿, and so has its unit: it is not clear whether to multiply once or twice. Write it in one place only.`,
    quantity_too_big: ({ got }) => `“${got}” is too big. Please check the unit.`,
    wrong_length: ({ got, expected }) => `${expected} entries are needed (got ${got}).`,
    wrong_sum: ({ got, expected }) => `The sum must be ${expected} (got ${got}).`,
    overlap: ({ got, expected }) => `${got} overlaps ${expected}.`,
    before_revenue: ({ got, expected }) => `There is no profit before the first revenue in year ${expected} (got ${got}).`,
    no_law: ({ got }) => `There is no rule for ${got}.`,
    too_big: ({ got, expected }) => `“${got}” is too big: at most ${expected}. Please check the unit.`,
    not_one_of: ({ got, expected }) =>
      `“${got}” is not among the choices${expected === '' ? '; see the lists in the template' : `: ${expected}`}.`,
    not_a_date: ({ got }) => `“${got}” is not a date. Write 2027-03-01 or 2027年3月.`,
    not_yes_or_no: ({ got }) => `“${got}” is neither yes nor no. Write yes or no.`,
    period_empty: () => 'It ends before it begins. Please check both dates.',
    range_empty: () => 'The maximum is below the minimum. Please check.',
    missing: () => 'This is missing. Please add it.',
    wrong_type: ({ got, expected }) => `The type is wrong: ${expected} is needed, there is ${got}.`,
    too_small: ({ got, expected }) => `It must be ≥ ${expected}, there is ${got}.`,
    not_above: ({ got, expected }) => `It must be > ${expected}, there is ${got}.`,
    pinned_and_forbidden: ({ got }) => `It can't be both pinned and forbidden: ${got}. Please remove one.`,
    empty: () => 'It can’t be empty. Please add it.',
    wrong_form: ({ got, expected }) => `The form is wrong: it must match ${expected}, there is ${got}.`,
    unknown_key: () => 'There is no such key. Check the spelling, or delete it.',
    duplicate_id: ({ got }) => `The number ${got} occurs twice. Use different numbers.`,
    unknown_id: ({ got }) => `There is no number ${got}. Please check.`,
    broken_json: ({ got }) => `This is not valid JSON: ${got}. Check quotes, commas and brackets of this line.`,
    broken_text: () => 'This is not valid UTF-8. Save it as UTF-8.',
    invalid: ({ got }) => `This does not fit: ${got}. Please check.`,
  },
  skipped: { total: 'total', note: 'note below the table', header_again: 'header repeated', example: 'example of the template' },
  refusal: {
    file_empty: 'The file is empty. Choose one that holds something.',
    file_too_big: 'The file is larger than 20 MB. Split it, or remove its pictures, and import it again.',
    file_encrypted:
      'The file has a password and can’t be read. Open it in Excel or WPS, save it without the password, and import it again.',
    file_old_excel: 'This is an old .xls file. Open it in Excel or WPS, save it as .xlsx, and import it again.',
    file_with_macros: 'The file holds macros and is not read, for safety. Save it as .xlsx without macros, and import it again.',
    file_binary_workbook: 'This is a binary workbook (.xlsb). Save it as .xlsx, and import it again.',
    file_open_document: 'This is an OpenDocument sheet (.ods). Save it as .xlsx or .csv, and import it again.',
    file_picture:
      'This is a picture, not a sheet; another name does not make it one. Find the original sheet, or type it into the template.',
    file_pdf: 'This is a PDF, not a sheet. Find the original sheet, or type it into the template.',
    file_archive: 'This is an archive. Unpack it first, then choose the sheet in it.',
    file_word: 'This is a Word document. Copy its table into the template, save as .xlsx, and import it again.',
    file_web_page:
      'This file is really a web page with the name of a sheet. Open it in Excel or WPS, save it as .xlsx, and import it again.',
    file_of_another_kind: 'This is not a sheet. Choose an .xlsx, .csv or .jsonl file.',
    file_broken:
      'The file is broken: perhaps it was not sent or saved whole. Open it in Excel or WPS; if that works, save a copy and import it.',
    file_unpacks_too_big:
      'Unpacked, the file is far too big for a sheet and is not read, for safety. Copy the data into the template and import that.',
    text_unreadable: 'The encoding of the text is not known. Save it as .xlsx, or as .csv in UTF-8.',
    too_many_rows: 'There are more than 50,000 rows. Split the file; if there are many empty rows at the end, delete them.',
    too_many_columns: 'There are more than 200 columns. Delete those that are not needed.',
    no_header:
      'No header was found. Write a row of column names above the data, such as Title, Direction, Factor, Quantity, Unit, or use the template.',
    no_rows: 'There are no data below the header. Fill them in and import again.',
    reading_too_long: 'Reading took more than a minute and was stopped. Split the file, or copy the data into the template.',
    reading_failed:
      'Something unexpected happened while reading; nothing was changed. Try again; if it fails again, copy the data into the template.',
  },
};
