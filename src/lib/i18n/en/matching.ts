import type { Messages } from '../zh.ts';

export const matching: Messages['matching'] = {
  criterion: {
    value_chain: 'Value chain',
    factors: 'Factors',
    words: 'Wording',
    meaning: 'Meaning',
    pairing: 'Pairing',
    distance: 'Distance',
    site: 'Climate, altitude, water, power price',
  },
  reason: {
    concept: {
      same: (name) => `They have what fits: ${name}`,
      input: (name, of) => `Needed for ${of}, and they have it: ${name}`,
      use: (name, of) => `Their ${name} can use ${of}`,
      related: (name, of) => `Related to ${of}: they have ${name}`,
    },
    furtherConcepts: (names, _total, more) => (more > 0 ? `Also related: ${names} and ${more} more` : `Also related: ${names}`),
    factor: (factor) => `They offer what is sought: ${factor}`,
    factorEnough: (factor, sought, offered) => `${factor}: ${sought} sought, ${offered} offered, enough`,
    factorShort: (factor, sought, offered) => `${factor}: ${sought} sought, ${offered} offered, a part of it`,
    factorUnstated: (factor, sought) => `${factor}: ${sought} sought, offered without a stated amount`,
    site: (of, quantity, ideal, stated, suits) =>
      `For ${of} the ${quantity} should be ${ideal}; they state about ${stated}: ${{ fully: 'suits', partly: 'suits in part', not: 'does not suit' }[suits]}`,
    siteBetween: (from, to) => `${from} to ${to}`,
    siteFrom: (from) => `${from} or more`,
    siteTo: (to) => `${to} or less`,
    meaning: 'What both wrote means much the same (by the configured language model)',
    wordsAlike: 'The texts are alike in part',
    distance: (km) => `About ${km} km apart`,
    words: (words) => `The texts have in common: ${words}`,
    pairing: (east, west, system) => `${east} and ${west} are paired (${system})`,
  },
  siteQuantity: {
    altitude: 'altitude',
    temperature: 'mean temperature of the year',
    sunshine: 'sunshine of the year',
    precipitation: 'precipitation of the year',
    wind_speed: 'mean wind speed',
    water_temperature: 'temperature of the water',
    power_price: 'price of power',
  },
  siteUnit: {
    altitude: 'm',
    temperature: '°C',
    sunshine: 'h',
    precipitation: 'mm',
    wind_speed: 'm/s',
    water_temperature: '°C',
    power_price: 'yuan/kWh',
  },
  gate: {
    same_listing: 'This is the same listing',
    essential_shortfall: (factor, sought, offered) => `Too little of an essential factor (${factor}): ${sought} needed, ${offered} offered`,
  },
  change: {
    state_quantity: (factor, amount) => `State how much you offer (${factor}), if it is ${amount} or more`,
    raise_quantity: (factor, amount) => `Offer more (${factor}): ${amount}`,
    name_industry: (industry) => `Name the industry “${industry}”, if you are in it`,
    add_seek: (factor, concept) => (concept === null ? `Also seek ${factor}` : `Also seek ${factor}: ${concept}`),
    waive_essential: (factor) => `No longer call this essential (${factor}): a shortfall can then be talked about`,
    add_offer: (factor, concept) =>
      concept === null ? `Also offer ${factor}, if you have it` : `Also offer ${factor}: ${concept}, if you have it`,
  },
};
