package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;

/**
 * The index of names holds each word together with the district, so a name is looked up in one
 * district after the other. Which there are is read from the index by region, one step a district;
 * one who lives in no household is under their regency, as if that were a district.
 */
final class Districts {
    /** That somebody of the district {@code d.name} has some keys. */
    static final String HAS_KEYS =
            "view_person.located(keys, region) @> view_person.located(?, d.name)";

    /** How many characters a district's code has. */
    private static final int CODE = 8;

    private Districts() {}

    /** Whether there may be several in a region. */
    static boolean several(RegionCode region) {
        return region.code().length() < CODE;
    }

    /**
     * The only one of a region, as {@code district (name)}.
     *
     * @param region the argument with the region's code
     */
    static String only(String region) {
        return "district (name) as (select left(%s, %d))".formatted(region, CODE);
    }

    /**
     * All of a region, as {@code district (name)} of a statement that says {@code with recursive}.
     *
     * @param first conditions on the one with whom the first district begins
     * @param end the argument behind all codes of the region
     */
    static String all(String first, String end) {
        return """
        district (name) as (
            (select left(region, %1$d) from view_person.person where %2$s
                order by region, id limit 1)
            union all
            select (select left(region, %1$d) from view_person.person
                where region > case length(one.name) when %1$d then one.name || '%3$s'
                    else one.name end and region < %4$s order by region limit 1)
            from district one where one.name is not null)
        """
                .formatted(CODE, first, TermsStore.AFTER_ALL, end);
    }

    /**
     * People of each district in turn, as many as a limit in each and over all, as {@code named}.
     *
     * @param order in which districts are gone through
     * @param which conditions with {@link #HAS_KEYS}, and in which order in a district
     */
    static String people(String order, String which, int limit) {
        return """
        named as materialized (
            select p.* from (select name from district where name is not null order by %1$s) d
            cross join lateral (select * from view_person.person where %2$s limit %3$d) p
            limit %3$d)
        """
                .formatted(order, which, limit);
    }
}
