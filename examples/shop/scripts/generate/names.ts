import { pairs, words } from './word-lists.js'

export const firstNames = words(`
  Ada, Agnieszka, Aisha, Alejandro, Alice, Amara, Amélie, Ana, Anders, Anna, Arjun, Astrid, Ben, Bianca,
  Björn, Camille, Carlos, Chloé, Clara, Daniel, David, Dilek, Elena, Elif, Emil, Emma, Erik, Fatima,
  Felix, Finn, Giulia, Grace, Hana, Hannah, Henrik, Hugo, Ida, Ines, Ingrid, Isabel, Jakob, Jan, Jonas,
  José, Julia, Katarzyna, Kofi, Lars, Laura, Lea, Leila, Leo, Liam, Lina, Louis, Lucía, Luca, Lukas,
  Łukasz, Malin, Marco, Maria, Marta, Mateo, Matilda, Max, Mehmet, Mia, Mikkel, Milan, Nadia, Nikolai,
  Nina, Noah, Nora, Olga, Oliver, Oskar, Paolo, Paula, Petra, Pierre, Priya, Rafael, Renée, Robin, Rosa,
  Samuel, Sara, Sofia, Søren, Stefan, Théo, Tomás, Ursula, Valentina, Victor, Yusuf, Zoë, Zofia
`)

export const lastNames = words(`
  Andersen, Baker, Barbosa, Bauer, Becker, Berg, Bianchi, Bernard, Brown, Carvalho, Castro, Chen, Clarke,
  Costa, Dubois, Dąbrowski, Eriksson, Evans, Fernández, Ferrari, Fischer, Fontaine, García, Gruber, Gupta,
  Hansen, Haugen, Hoffmann, Horváth, Huber, Ivanova, Jansen, Jensen, Johansson, Kaya, Keller, Kowalski,
  Kowalczyk, Lambert, Larsen, Lefèvre, Lindberg, López, Maier, Mensah, Martin, Meyer, Moreau, Moretti,
  Müller, Murphy, Nielsen, Novák, O'Brien, Okafor, Olsen, Öztürk, Patel, Pereira, Petersen, Petit,
  Richter, Rossi, Rousseau, Ruiz, Santos, Schmidt, Schneider, Silva, Singh, Smit, Smith, Sørensen,
  Svensson, Szabó, Taylor, Torres, van Dijk, Virtanen, Visser, Vogel, Walsh, Weber, Wójcik, Yılmaz,
  Zimmermann
`)

/** Cities, and about how many customers live there. */
export const cities = pairs(`
  Amsterdam 9; Antwerp 5; Athens 4; Barcelona 8; Bergen 2; Berlin 14; Bordeaux 4; Brno 2; Brussels 6;
  Budapest 5; Cologne 6; Copenhagen 8; Cork 2; Dublin 6; Dresden 3; Edinburgh 4; Florence 3; Gdańsk 3;
  Ghent 3; Gothenburg 4; Graz 3; Hamburg 9; Helsinki 5; İzmir 2; Kraków 4; Leipzig 4; Lisbon 6; London 12;
  Lyon 6; Madrid 9; Malmö 3; Manchester 5; Milan 7; Munich 8; Nantes 3; Oslo 5; Paris 13; Porto 4; Prague
  5; Rome 6; Rotterdam 5; Salzburg 2; Seville 3; Stockholm 7; Tallinn 2; Turin 3; Utrecht 4; Vienna 8;
  Warsaw 6; Zürich 6
`)
