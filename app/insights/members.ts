/** The people who came to one site, numbered from 0 for good: a site's counters need no place for anybody else. */
export interface Members {
  /** The number of a person in the network, as a number at the site. */
  numberOf(person: number): number;
  readonly size: number;
}

/** Members by site: about 40 bytes for each person at each site. */
export function openMembers(): (siteId: string) => Members {
  const sites = new Map<string, Members>();
  return (siteId) => {
    const known = sites.get(siteId);
    if (known) return known;
    const numbers = new Map<number, number>();
    const members: Members = {
      numberOf(person) {
        const number = numbers.get(person);
        if (number !== undefined) return number;
        numbers.set(person, numbers.size);
        return numbers.size - 1;
      },
      get size() {
        return numbers.size;
      },
    };
    sites.set(siteId, members);
    return members;
  };
}
