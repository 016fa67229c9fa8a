/** Common names, put together at random: nobody in particular. */
const ITALIAN_WOMEN =
  'Maria Anna Giulia Francesca Laura Paola Silvia Elena Chiara Sara Carla Franca Rosa Giovanna Teresa Lucia Daniela Patrizia Antonella Cristina Roberta Simona Barbara Monica Elisa Martina Valentina Federica Ilaria Alessia Luciana Graziella Mirella Ivana Rita Marta Caterina Loredana Manuela Donatella Gabriella Vanna Bruna Piera Nadia Sonia Tiziana Lorella Marisa Liliana Wanda Norma Irene Noemi Beatrice Giorgia Serena Camilla Letizia Ada'.split(
    ' ',
  );
const ITALIAN_MEN =
  'Marco Andrea Giuseppe Luca Giovanni Paolo Roberto Francesco Alessandro Stefano Mario Antonio Luigi Franco Piero Bruno Sergio Giorgio Claudio Renzo Carlo Enzo Massimo Fabio Simone Matteo Lorenzo Davide Daniele Riccardo Filippo Tommaso Giacomo Leonardo Enrico Alberto Silvano Mauro Maurizio Vasco Dino Aldo Gino Ivo Otello Nello Romano Umberto Duccio Niccolò Michele Emanuele Cosimo Vieri Jacopo Guido Corrado Walter Alvaro Loris'.split(
    ' ',
  );
const ITALIAN_SURNAMES =
  'Rossi Bianchi Ricci Conti Fabbri Martini Innocenti Cecchi Bartolini Nencini Baldi Lombardi Landi Galli Bruni Mannini Poggi Masi Papini Parenti Fanti Corsi Vannini Gori Ferri Mori Niccolai Pieri Santini Tozzi Bacci Biagini Bonini Calamai Cappelli Casini Ciani Falcini Fontani Franchi Giannini Grassi Guidi Lapi Lenzi Lotti Magni Manetti Marini Mazzoni Meini Mugnai Nardi Neri Orlandi Pacini Palmieri Pellegrini Peruzzi Pratesi Pucci Raffaelli Rinaldi Romagnoli Rosi Salvini Sarti Scarselli Serafini Simoncini Taddei Tani Testi Tofani Torrini Tosi Ugolini Valori Vannucci Vestri Viti Zanobini Esposito Russo Romano Ferrara Greco De_Luca Caruso Marino Amato Costa Barone Leone Longo Serra Piras Melis Vitale Basile Rizzo Lombardo'
    .split(' ')
    .map((name) => name.replace('_', ' '));

interface NameStock {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly string[];
}

export const ITALIAN_NAMES: NameStock = {
  women: ITALIAN_WOMEN,
  men: ITALIAN_MEN,
  surnames: ITALIAN_SURNAMES,
};

const stock = (women: string, men: string, surnames: string): NameStock => ({
  women: women.split(' '),
  men: men.split(' '),
  surnames: surnames.split(' '),
});

interface Origin {
  /** Belfiore code of the country. */
  readonly country: string;
  /** True for countries of the European Union. */
  readonly union: boolean;
  /** Code of the list `language`. */
  readonly language: string;
  readonly names: NameStock;
}

const EAST = stock(
  'Oksana Olena Iryna Natalia Svitlana Halyna Tetiana Ludmila',
  'Ivan Oleh Andriy Petro Viktor Mykola',
  'Kovalenko Shevchenko Bondarenko Tkachenko Kravchenko Melnyk Boyko Lysenko',
);
const ROMANIAN = stock(
  'Elena Mihaela Ioana Gabriela Daniela Andreea Violeta Camelia',
  'Ion Gheorghe Vasile Constantin Marius Florin Adrian',
  'Popescu Ionescu Popa Dumitru Stan Stoica Gheorghiu Rusu Munteanu Matei',
);
const ALBANIAN = stock(
  'Elira Mimoza Valbona Drita Anila Besa Flutura Entela',
  'Agron Arben Ilir Besnik Gezim Fatmir Artan Dritan',
  'Hoxha Shehu Gjoka Prifti Kola Leka Dervishi Hysa Basha Marku',
);
const CHINESE = stock(
  'Li Xiu Mei Hong Yan Jing Fang',
  'Wei Jun Ming Hao Jian Bo Feng',
  'Chen Wang Hu Zhou Lin Wu Huang Xu Zhang',
);
const ARABIC = stock(
  'Fatima Khadija Aicha Naima Samira Latifa Hanane',
  'Mohamed Ahmed Youssef Hassan Rachid Karim Said',
  'Alaoui Bennani Idrissi Tazi Amrani Berrada Mansouri Haddad',
);
const SPANISH = stock(
  'Rosa Carmen Luz Milagros Pilar Gladys',
  'Jorge Luis Carlos Juan Miguel',
  'Quispe Flores Huaman Rojas Vargas Castillo Mendoza',
);
const ASIAN = stock(
  'Maricel Rowena Nimali Kumari Shirin Parveen',
  'Ramil Nimal Sunil Rahim Tariq Imran',
  'Santos Reyes Perera Fernando Rahman Hossain Khan Ahmed',
);
const AFRICAN = stock(
  'Awa Aminata Ndeye Blessing Grace',
  'Mamadou Ousmane Cheikh Emmanuel Samuel',
  'Diop Ndiaye Fall Sow Okafor Adeyemi',
);
const EUROPEAN = stock(
  'Monika Ewa Katarzyna Ursula Claire',
  'Piotr Jan Thomas Klaus Pierre',
  'Kowalski Nowak Wagner Becker Laurent',
);

/** Countries of birth with how often they come (foreign-born residents of Tuscany, roughly). */
export const ORIGINS: readonly (readonly [Origin, number])[] = [
  [{ country: 'Z100', union: false, language: 'sq', names: ALBANIAN }, 20],
  [{ country: 'Z129', union: true, language: 'ro', names: ROMANIAN }, 22],
  [{ country: 'Z210', union: false, language: 'zh', names: CHINESE }, 13],
  [{ country: 'Z138', union: false, language: 'uk', names: EAST }, 9],
  [{ country: 'Z330', union: false, language: 'ar', names: ARABIC }, 9],
  [{ country: 'Z611', union: false, language: 'es', names: SPANISH }, 5],
  [{ country: 'Z216', union: false, language: 'tl', names: ASIAN }, 4],
  [{ country: 'Z209', union: false, language: 'si', names: ASIAN }, 3],
  [{ country: 'Z249', union: false, language: 'bn', names: ASIAN }, 3],
  [{ country: 'Z236', union: false, language: 'ur', names: ASIAN }, 3],
  [{ country: 'Z343', union: false, language: 'fr', names: AFRICAN }, 4],
  [{ country: 'Z335', union: false, language: 'en', names: AFRICAN }, 3],
  [{ country: 'Z127', union: true, language: 'pl', names: EUROPEAN }, 3],
  [{ country: 'Z112', union: true, language: 'de', names: EUROPEAN }, 3],
];

/** Italian places of birth (Belfiore codes) with how often they come: Tuscan hospitals first, then the south. */
export const BIRTHPLACES: readonly (readonly [string, number])[] = [
  ['D612', 22],
  ['D403', 12],
  ['G702', 8],
  ['E625', 8],
  ['A390', 7],
  ['G713', 6],
  ['E715', 6],
  ['G999', 6],
  ['I726', 5],
  ['E202', 4],
  ['L833', 3],
  ['F023', 3],
  ['G843', 3],
  ['H501', 2],
  ['F839', 5],
  ['G273', 3],
  ['A662', 2],
  ['C351', 2],
  ['F205', 1],
  ['L219', 1],
  ['B963', 1],
  ['G942', 1],
  ['B354', 1],
];

/** Works out something of a name once: the same few hundred names come again and again. */
export function rememberByName<Value>(workOut: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const value = workOut(name);
    known.set(name, value);
    return value;
  };
}
