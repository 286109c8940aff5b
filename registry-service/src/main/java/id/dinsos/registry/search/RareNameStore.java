package id.dinsos.registry.search;

import id.dinsos.registry.search.PersonSearchStore.Hit;
import id.dinsos.registry.search.PersonSearchStore.Look;
import id.dinsos.registry.search.PersonSearchStore.SearchPlace;
import id.dinsos.registry.search.TermsStore.Conditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds those who have a name that few have: all of them at once, through the index of names, in
 * one district after the other.
 *
 * @param few more than so many are not looked at
 */
record RareNameStore(int few) {
    /** Of one rank; empty where too many have the name. */
    Uni<Optional<Look>> ofRank(SqlConnection tx, TermsStore search, SearchPlace from, int wanted) {
        Conditions where = new Conditions();
        search.place(where, from);
        String people = people(search, where, from.rank());
        search.narrow(where, from);
        return find(tx, from.rank(), Integer.toString(from.rank()), people, where, wanted);
    }

    /** Of the first two ranks: who is spelt so sounds so, and comes first. */
    Uni<Optional<Look>> sounding(
            SqlConnection tx, TermsStore search, SearchPlace from, int wanted) {
        Long[] spelt = search.ranks().get(PersonSearchStore.SPELT).only();
        Conditions where = new Conditions();
        search.within(where);
        String people = people(search, where, PersonSearchStore.SOUNDING);
        where.join("case when keys @> ? then 0 else 1 end", spelt);
        String rank = where.take();
        search.within(where);
        search.filter(where);
        where.add("(not keys @> ?", spelt);
        where.join(" or (region, id) > (?", from.region());
        where.join(", ?))", from.id());
        return find(tx, PersonSearchStore.SOUNDING, rank, people, where, wanted);
    }

    /**
     * Those who have the name.
     *
     * @param where so far, on whom the first district begins with
     */
    private String people(TermsStore search, Conditions where, int rank) {
        String first = where.take();
        where.join("?", search.region().code() + TermsStore.AFTER_ALL);
        String end = where.take();
        search.ranks().get(rank).anyInDistrict(where, search.type());
        return Districts.people(first, end, "name", where.take(), few + 1);
    }

    private Uni<Optional<Look>> find(
            SqlConnection tx, int last, String rank, String people, Conditions where, int wanted) {
        String found = where.take();
        where.join("?", wanted);
        return tx.preparedQuery(
                        """
                        with recursive %s
                        select n.count, f.rank, f.region, f.id
                        from (select count(*) from named) n
                        left join lateral (
                            select %s rank, region, id from named where n.count <= %d and %s
                            order by rank, region, id limit %s) f on true
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
