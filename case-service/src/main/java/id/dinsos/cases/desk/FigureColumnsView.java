package id.dinsos.cases.desk;

import id.dinsos.cases.kind.Confidentiality;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * The part of {@link CaseView} that keeps the figures of operations by kind, so that nobody counts
 * all cases to show them. Sealed cases and doubles are in none.
 */
final class FigureColumnsView {
    private static final String ADD =
            """
            insert into figure as f select * from unnest($1::text[], $2::bigint[], $3::bigint[],
                $4::bigint[], $5::bigint[])
            on conflict (kind) do update set open = f.open + excluded.open,
                overdue = f.overdue + excluded.overdue, broken = f.broken + excluded.broken,
                kept = f.kept + excluded.kept
            """;

    private FigureColumnsView() {}

    /** What some rows add to the figures. */
    static Map<String, Figure> of(Collection<CaseRow> rows) {
        Map<String, Figure> figures = new HashMap<>();
        for (CaseRow row : rows) {
            if (row.state().links().mergedInto() == null
                    && row.state().origin().confidentiality() != Confidentiality.SEALED) {
                figures.merge(row.state().origin().kind().code(), figure(row), Figure::plus);
            }
        }
        return figures;
    }

    private static Figure figure(CaseRow row) {
        boolean open = row.endedAt() == null;
        return new Figure(
                open ? 1 : 0, open && row.level() > 0 ? 1 : 0, row.judged(false), row.judged(true));
    }

    /** Adds what the rows have come to, less what they were. */
    static Uni<Void> save(SqlConnection tx, Map<String, Figure> before, Map<String, Figure> after) {
        Set<String> kinds = new TreeSet<>(before.keySet());
        kinds.addAll(after.keySet());
        List<String> moved = new ArrayList<>();
        List<Figure> by = new ArrayList<>();
        for (String kind : kinds) {
            Figure change =
                    after.getOrDefault(kind, Figure.NONE)
                            .minus(before.getOrDefault(kind, Figure.NONE));
            if (!change.equals(Figure.NONE)) {
                moved.add(kind);
                by.add(change);
            }
        }
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                moved.toArray(String[]::new),
                                column(by, Figure::open),
                                column(by, Figure::overdue),
                                column(by, Figure::broken),
                                column(by, Figure::kept)))
                .replaceWithVoid();
    }

    private static Long[] column(List<Figure> figures, ToLongFunction<Figure> value) {
        return figures.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    /** Open cases and those past a clock; and clocks that were not kept, and that were. */
    record Figure(long open, long overdue, long broken, long kept) {
        static final Figure NONE = new Figure(0, 0, 0, 0);

        Figure plus(Figure more) {
            return new Figure(
                    open + more.open,
                    overdue + more.overdue,
                    broken + more.broken,
                    kept + more.kept);
        }

        Figure minus(Figure less) {
            return plus(new Figure(-less.open, -less.overdue, -less.broken, -less.kept));
        }
    }
}
