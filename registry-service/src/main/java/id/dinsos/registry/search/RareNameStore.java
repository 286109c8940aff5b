package id.dinsos.registry.search;

import id.dinsos.registry.search.PersonSearchStore.Hit;
import id.dinsos.registry.search.PersonSearchStore.Look;
import id.dinsos.registry.search.PersonSearchStore.SearchPlace;
import id.dinsos.registry.search.TermsStore.Conditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds those who have a name that few have: all of them at once, through the index of names, in
 * one district after the other.
 *
 * @param client whose statements are planned for its own values only where that pays
 * @param few more than so many are not looked at
 */
record RareNameStore(SqlClient client, int few) {
    /** Of one rank; empty where too many have the name. */
    Uni<Optional<Look>> ofRank(TermsStore search, SearchPlace from, int wanted) {
        Conditions where = new Conditions();
        String districts = districts(search, where, from);
        search.ranks().get(from.rank()).anyInDistrict(where, search.type());
        String people = Districts.people("name", where.take(), few + 1);
        search.narrow(where, from);
        return find(
                from.rank(),
                Integer.toString(from.rank()),
                districts + ", " + people,
                where,
                wanted);
    }

    /**
     * Of the first rank, where a region has several districts and the first of them are enough;
     * else empty. Of those whose name is not quite so rare a page is full before all are read.
     */
    Uni<Optional<Look>> firstSpelt(TermsStore search, SearchPlace from, int wanted) {
        if (!Districts.several(search.region())) {
            return Uni.createFrom().item(Optional.empty());
        }
        Conditions where = new Conditions();
        String districts = districts(search, where, from);
        search.ranks().get(PersonSearchStore.SPELT).anyInDistrict(where, search.type());
        search.filter(where);
        // Texts that are in no index: by region, all people of a district would be gone through.
        where.add("(left(region, 13), id) > (?", from.region());
        where.join(", ?)", from.id());
        String spelt = where.take() + " order by left(region, 13), id";
        return client.preparedQuery(
                        "with recursive %s, %s select region, id from named"
                                .formatted(districts, Districts.people("name", spelt, wanted)))
                .execute(where.tuple)
                .map(rows -> {
                    List<Hit> hits = PersonSearchStore.hits(rows, PersonSearchStore.SPELT);
                    return hits.size() == wanted
                            ? Optional.of(new Look(PersonSearchStore.SPELT, hits, null))
                            : Optional.empty();
                });
    }

    /** Of all ranks in which no word is left out: who is spelt so sounds so, and comes first. */
    Uni<Optional<Look>> sounding(TermsStore search, SearchPlace from, int wanted) {
        Long[] spelt = search.ranks().get(PersonSearchStore.SPELT).only();
        Long[] sounding = search.ranks().get(PersonSearchStore.SOUNDING).only();
        Conditions where = new Conditions();
        String districts = districts(search, where, SearchPlace.begin(PersonSearchStore.SPELT));
        search.upTo(search.whole()).anyInDistrict(where, search.type());
        String people = Districts.people("name", where.take(), few + 1);
        where.join("case when keys @> ? then 0", spelt);
        where.join(" when keys @> ? then 1 else 2 end", sounding);
        String rank = where.take();
        search.within(where);
        search.filter(where);
        where.add("(not keys @> ?", spelt);
        where.join(" or (region, id) > (?", from.region());
        where.join(", ?))", from.id());
        return find(search.whole(), rank, districts + ", " + people, where, wanted);
    }

    /** Those of the region, from a place on. */
    private static String districts(TermsStore search, Conditions where, SearchPlace from) {
        if (!Districts.several(search.region())) {
            where.join("?", search.region().code());
            return Districts.only(where.take());
        }
        search.place(where, from);
        String first = where.take();
        where.join("?", search.region().code() + TermsStore.AFTER_ALL);
        return Districts.all(first, where.take());
    }

    private Uni<Optional<Look>> find(
            int last, String rank, String people, Conditions where, int wanted) {
        String found = where.take();
        where.join("?", wanted);
        return client.preparedQuery(
                        """
                        with recursive %s
                        select n.count, f.rank, f.region, f.id
                        from (select count(*) from named) n
                        left join lateral (
                            select %s rank, region, id from named where n.count <= %d and %s
                            order by rank, region, id limit %s) f on true\
                        """
                                .formatted(people, rank, few, found, where.take()))
                .execute(where.tuple)
                .map(rows -> {
                    List<Hit> hits = new ArrayList<>();
                    for (Row row : rows) {
                        if (row.getLong("count") > few) {
                            return Optional.empty();
                        }
                        if (row.getUUID("id") != null) {
                            hits.add(
                                    new Hit(
                                            row.getInteger("rank"),
                                            row.getString("region"),
                                            row.getUUID("id")));
                        }
                    }
                    return Optional.of(new Look(last, hits, null));
                });
    }
}
