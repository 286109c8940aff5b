package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.search.PersonSearchStore.SearchPlace;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks of the view: where, whom, and how well a name must fit, rank by rank.
 *
 * @param whole the last rank in which no word is left out
 * @param kk blind key of a family card, and {@code card} of a welfare card; null where none is
 *     asked for
 */
record TermsStore(
        SearchBody body,
        RegionCode region,
        List<Rank> ranks,
        int whole,
        @Nullable UUID kk,
        @Nullable UUID card) {
    /** The character after the dot: behind every code below a region, before its next sibling. */
    static final String AFTER_ALL = "/";

    private static final int WORDS_TO_SPARE_ONE = 3;

    /**
     * @param card the token of the welfare card that is asked for; null where none is
     */
    static TermsStore of(
            SearchBody body, RegionCode region, BlindIndex index, @Nullable String card) {
        List<String> words = body.name() == null ? List.of() : NameWords.of(body.name());
        List<List<Long>> joined = index.joined(words);
        return new TermsStore(
                body,
                region,
                words.isEmpty()
                        ? List.of(new Rank(List.of(), List.of()))
                        : ranks(words, joined, index),
                joined.isEmpty() ? PersonSearchStore.SOUNDING : PersonSearchStore.SOUNDING + 1,
                body.kkNumber() == null ? null : index.ofNumber("kk", body.kkNumber()),
                card == null ? null : index.ofNumber("card", card));
    }

    void narrow(Conditions where, SearchPlace from) {
        place(where, from);
        filter(where);
        ranks.get(from.rank()).noneOf(where);
    }

    /**
     * Never before the region asked for, whatever a forged cursor says. There is one lower bound at
     * a time: of two the index may choose the lower to begin at.
     */
    void place(Conditions where, SearchPlace from) {
        if (from.region().compareTo(region.code()) < 0) {
            within(where);
            return;
        }
        where.add("(region, id) > (?", from.region());
        where.join(", ?)", from.id());
        where.add("region < ?", region.code() + AFTER_ALL);
    }

    /** Anywhere in the region asked for. */
    void within(Conditions where) {
        where.add("region >= ?", region.code());
        where.add("region < ?", region.code() + AFTER_ALL);
    }

    void filter(Conditions where) {
        if (kk != null) {
            now(where, "kk", kk);
        }
        if (card != null) {
            now(where, "card", card);
        }
        if (body.decileFrom() != null) {
            where.add("decile >= ?", body.decileFrom());
        }
        if (body.decileTo() != null) {
            where.add("decile <= ?", body.decileTo());
        }
        if (body.sex() != null) {
            where.add("sex = ?", body.sex().name());
        }
        if (body.alive() != null) {
            where.add("alive = ?", body.alive());
        }
        if (type() != null) {
            where.add("keys @> ?", new Long[] {type()});
        }
    }

    /**
     * A number of now, or of once: few have had another, so theirs lie in an index of their own.
     */
    private static void now(Conditions where, String column, UUID key) {
        where.add("(" + column + " = ?", key);
        where.join(" or former <> '{}' and former @> ?)", new UUID[] {key});
    }

    @Nullable Long type() {
        return body.ppksType() == null ? null : BlindIndex.ofType(body.ppksType());
    }

    private static List<Rank> ranks(List<String> words, List<List<Long>> joined, BlindIndex index) {
        List<Long> spelt = index.spellings(words);
        List<Long> sounding = index.sounds(words);
        List<Rank> ranks = new ArrayList<>();
        ranks.add(new Rank(List.of(spelt), List.of()));
        ranks.add(new Rank(List.of(sounding), List.of(spelt)));
        if (!joined.isEmpty()) {
            ranks.add(new Rank(joined, List.of(sounding)));
        }
        if (sounding.size() >= WORDS_TO_SPARE_ONE) {
            List<List<Long>> had = new ArrayList<>(joined);
            had.add(sounding);
            ranks.add(new Rank(withoutOne(sounding), had));
        }
        return ranks;
    }

    private static List<List<Long>> withoutOne(List<Long> keys) {
        List<List<Long>> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Long> left = new ArrayList<>(keys);
            left.remove(i);
            all.add(left);
        }
        return all;
    }

    /** Ranks from that of the sounds to another, as one. */
    Rank upTo(int last) {
        List<List<Long>> any = new ArrayList<>();
        ranks.subList(PersonSearchStore.SOUNDING, last + 1).forEach(rank -> any.addAll(rank.any()));
        return new Rank(any, List.of());
    }

    private static Long[] keys(List<Long> keys) {
        return keys.toArray(Long[]::new);
    }

    /**
     * How well a name must fit.
     *
     * @param any sets of keys of which one must be there; none where no name is asked for
     * @param not sets of which none may be there whole: they had their turn
     */
    record Rank(List<List<Long>> any, List<List<Long>> not) {
        /** Where one of the sets is there. */
        void anyOf(Conditions where) {
            anyOf(where, null, "keys @> ?");
        }

        /**
         * As {@code anyOf}, through the index of names, in the district {@code d.name}.
         *
         * @param also a key that must be there too; null where none
         */
        void anyInDistrict(Conditions where, @Nullable Long also) {
            anyOf(where, also, Districts.HAS_KEYS);
        }

        private void anyOf(Conditions where, @Nullable Long also, String condition) {
            for (int i = 0; i < any.size(); i++) {
                List<Long> keys = new ArrayList<>(any.get(i));
                if (also != null) {
                    keys.add(also);
                }
                String one = condition + (i + 1 == any.size() ? ")" : "");
                if (i == 0) {
                    where.add("(" + one, keys(keys));
                } else {
                    where.join(" or " + one, keys(keys));
                }
            }
        }

        /** Of a rank with one set of keys, that set. */
        Long[] only() {
            return keys(any.getFirst());
        }

        void noneOf(Conditions where) {
            not.forEach(set -> where.add("not keys @> ?", keys(set)));
        }
    }

    /** Conditions of one statement, which may stand in several places of it. */
    static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        final Tuple tuple = Tuple.tuple();

        void add(String condition, Object value) {
            join((sql.isEmpty() ? "" : " and ") + condition, value);
        }

        void join(String condition, Object value) {
            var unused = tuple.addValue(value);
            sql.append(condition.replace("?", "$" + tuple.size()));
        }

        /** What was added since it was taken last. */
        String take() {
            String taken = sql.toString();
            sql.setLength(0);
            return taken;
        }
    }
}
