package id.dinsos.cases.empowerment;

import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the enrolments of a case. */
@Singleton
public class EnrolmentStore {
    private static final String OF_CASE =
            """
            select e.enrolment_id, e.ref, e.programme, e.starts_on,
                case when e.relapsed_at is not null then 'RELAPSED'
                    when e.certified_at is not null then 'CERTIFIED'
                    when e.left_at is not null then 'LEFT' else 'ENROLLED' end as stage,
                (select min(f.due) from view_enrolments.follow_up f
                    where f.enrolment_id = e.enrolment_id and f.outcome in ('', 'NOT_MET'))
                    as next_visit
            from view_enrolments.enrolment e where e.case_id = $1
            order by e.enrolled_at, e.enrolment_id limit 500
            """;

    private final Pool pool;
    private final Views views;
    private final Settings settings;

    public EnrolmentStore(Pool pool, Views views, Settings settings) {
        this.pool = pool;
        this.views = views;
        this.settings = settings;
    }

    Uni<Void> reached(@Nullable String position) {
        return views.reached(
                EnrolmentView.NAME,
                position == null ? Position.START : Position.parse(position),
                settings.waitForPosition());
    }

    Uni<List<Line>> of(UUID caseId) {
        return pool.preparedQuery(OF_CASE)
                .execute(Tuple.of(caseId))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row ->
                            lines.add(
                                    new Line(
                                            row.getUUID("enrolment_id"),
                                            row.getUUID("ref"),
                                            row.getString("programme"),
                                            row.getString("stage"),
                                            row.getLocalDate("starts_on"),
                                            row.getLocalDate("next_visit"))));
                    return lines;
                });
    }

    /** An enrolment in a list. */
    public record Line(
            UUID id,
            UUID ref,
            String programme,
            String state,
            LocalDate startsOn,
            @Nullable LocalDate nextVisit) {}
}
