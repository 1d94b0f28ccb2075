// What a person may have asked of a reading system.

export const LOOKS = {
  'as made': { size: 100 },
  large: { size: 200 },
  night: { size: 100, night: true },
  own: { size: 110, font: 'DejaVu Sans, sans-serif', lineHeight: 1.4, justify: true },
};

export const DARK = { background: '#111', color: '#ddd' };
