/** Residents of a place by age class and sex. */
export interface PopulationCellTable {
  dataset_id: string;
  /** `network`, a region (two digits of ISTAT), a province (two letters) or a comune (Belfiore code). */
  geo: string;
  age_class: '16-24' | '25-34' | '35-44' | '45-54' | '55-64' | '65-74' | '75+';
  /** Code of the list `gender`: A female, B male. */
  sex: 'A' | 'B';
  residents: number;
}
