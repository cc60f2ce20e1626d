import type { categories } from '../../src/design.js'
import { pairs } from './word-lists.js'

type Category = (typeof categories)[number]

/** What the shop sells: ten things in each category, two variants of each, the second one's price in per cent. */
export interface Range {
  readonly prefix: string
  readonly things: readonly (readonly [name: string, priceInCents: number])[]
  readonly variants: readonly (readonly [name: string, percent: number])[]
}

export const assortment: { readonly [C in Category]: Range } = {
  Kitchen: {
    prefix: 'KIT',
    things: pairs(`
      Chef's knife 6490; Cast-iron pan 4990; Saucepan with lid 5490; Cutting board, oak 3290; Mixing
      bowl 1890; Pepper mill 2990; Coffee grinder 7990; French press 3490; Enamel roasting tin 2690;
      Kitchen scales 2990
    `),
    variants: pairs('small 100; large 135'),
  },
  'Home & Living': {
    prefix: 'HOM',
    things: pairs(`
      Linen cushion 2490; Wool blanket 8990; Cotton bath towel 1990; Table lamp 5990; Stoneware vase
      2290; Laundry basket 3490; Picture frame 1490; Wall clock 3990; Linen curtain 4490; Doormat 2190
    `),
    variants: pairs('natural 100; dark green 110'),
  },
  Garden: {
    prefix: 'GAR',
    things: pairs(`
      Pruning shears 2790; Watering can 2490; Terracotta pot 990; Hand trowel 1290; Garden hose 3290;
      Bird feeder 1990; Raised bed 7490; Compost bin 5990; Plant trellis 1690; Kneeling mat 1190
    `),
    variants: pairs('standard 100; extra strong 140'),
  },
  Books: {
    prefix: 'BOO',
    things: pairs(`
      Bread from Scratch 2600; The Patient Gardener 2200; Tides: A History 2800; One Hundred Walks 1900;
      Letters from the North 1400; The Repair Manual 3200; Night Trains 1300; Soup for Every Day 2400; A
      Field Guide to Clouds 1800; The Mapmaker 1500
    `),
    variants: pairs('paperback 100; hardcover 160'),
  },
  Toys: {
    prefix: 'TOY',
    things: pairs(`
      Wooden train set 3990; Building blocks 2990; Jigsaw puzzle 1490; Memory game 1190; Kite 1690;
      Marble run 4490; Hand puppet 1590; Skipping rope 890; Modelling clay 990; Card game 1090
    `),
    variants: pairs('basic 100; deluxe 180'),
  },
  Outdoor: {
    prefix: 'OUT',
    things: pairs(`
      Day pack 6990; Vacuum flask 2990; Head torch 3490; Sleeping mat 5490; Camping stove 4990; Rain
      poncho 2490; Trekking poles 5990; Dry bag 1790; Pocket knife 3290; Hammock 4490
    `),
    variants: pairs('stone grey 100; sun yellow 100'),
  },
  Office: {
    prefix: 'OFF',
    things: pairs(`
      Notebook 890; Fountain pen 3990; Desk organiser 2490; Desk lamp 4990; Paper tray 1690; Stapler
      1290; Wall calendar 1590; Pencil set 1190; Document folder 690; Monitor stand 4490
    `),
    variants: pairs('black 100; birch 115'),
  },
  Tools: {
    prefix: 'TOO',
    things: pairs(`
      Claw hammer 2290; Screwdriver set 2990; Spirit level 1990; Tape measure 1190; Hand saw 2490;
      Combination pliers 1890; Cordless drill 11990; Wood chisel 1690; Toolbox 3990; Work gloves 990
    `),
    variants: pairs('home 100; professional 170'),
  },
  Pantry: {
    prefix: 'PAN',
    things: pairs(`
      Olive oil 1290; Wildflower honey 790; Espresso beans 990; Earl Grey tea 690; Dark chocolate 390;
      Sea salt 450; Arborio rice 520; Apricot jam 490; Roasted almonds 890; Tomato passata 320
    `),
    variants: pairs('single 100; pack of three 280'),
  },
  Pets: {
    prefix: 'PET',
    things: pairs(`
      Dog lead 1990; Cat tree 7990; Food bowl 1290; Pet bed 4990; Chew toy 790; Scratching post 3490;
      Grooming brush 1190; Travel crate 5990; Drinking fountain 3990; Treat jar 1690
    `),
    variants: pairs('for small pets 100; for large pets 130'),
  },
}
