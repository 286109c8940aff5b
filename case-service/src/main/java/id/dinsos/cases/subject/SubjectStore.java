package id.dinsos.cases.subject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads in which cases a person is, who has read those, and what complaints are about the person.
 * Sealed cases are not among them: that there is one may lead somebody to a shelter, and the law
 * lets an office keep that back.
 */
@Singleton
public class SubjectStore {
    private static final String OPEN =
            """
            from view_cases.involved v join view_cases.case_row c on c.case_id = v.case_id
            where v.person_id = $1 and c.confidentiality <> 'SEALED'
                and (c.owner = $2 or c.owner like $2 || '.%')
            """;
    private static final String CASES =
            "select c.case_id, c.kind, c.region, c.state, c.outcome, c.received_at, v.role "
                    + OPEN
                    + " order by c.received_at desc limit 1000";
    private static final String READS =
            "select r.case_id, r.reader, r.purpose, r.office, r.at from view_cases.case_read r"
                    + " where r.case_id in (select c.case_id "
                    + OPEN
                    + ") order by r.at desc";

    /** About the person, or about their family. */
    private static final String COMPLAINTS =
            """
            select c.complaint_id, c.programme, c.month, c.state, c.received_at
            from view_complaints.complaint c
            where (c.owner = $2 or c.owner like $2 || '.%') and (c.person_id = $1
                or c.household_id = any(array[$1,
                    (select p.household_id from person p where p.person_id = $1)]))
            order by c.received_at desc limit 1000
            """;

    private final Pool pool;

    public SubjectStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<InCase>> cases(UUID person, String region) {
        return pool.preparedQuery(CASES)
                .execute(Tuple.of(person, region))
                .map(rows -> {
                    List<InCase> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new InCase(
                                        row.getUUID("case_id"),
                                        row.getString("kind"),
                                        row.getString("role"),
                                        row.getString("region"),
                                        row.getString("state"),
                                        row.getString("outcome"),
                                        row.getOffsetDateTime("received_at").toInstant()));
                    }
                    return found;
                });
    }

    Uni<List<Complained>> complaints(UUID person, String region) {
        return pool.preparedQuery(COMPLAINTS)
                .execute(Tuple.of(person, region))
                .map(rows -> {
                    List<Complained> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new Complained(
                                        row.getUUID("complaint_id"),
                                        row.getString("programme"),
                                        row.getString("month"),
                                        row.getString("state"),
                                        row.getOffsetDateTime("received_at").toInstant()));
                    }
                    return found;
                });
    }

    Uni<List<CaseLook>> reads(UUID person, String region) {
        return pool.preparedQuery(READS)
                .execute(Tuple.of(person, region))
                .map(rows -> {
                    List<CaseLook> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new CaseLook(
                                        row.getUUID("case_id"),
                                        row.getString("reader"),
                                        row.getString("purpose"),
                                        row.getString("office"),
                                        row.getOffsetDateTime("at").toInstant()));
                    }
                    return found;
                });
    }

    /** A case, and as what the person is in it. */
    public record InCase(
            UUID id,
            String kind,
            String role,
            String region,
            String state,
            String outcome,
            Instant receivedAt) {}

    /** A complaint, without its words: they may be somebody else's of the family. */
    public record Complained(
            UUID id, String programme, String month, String state, Instant receivedAt) {}

    /** One look at such a case: by whom, and why. */
    public record CaseLook(UUID caseId, String reader, String purpose, String office, Instant at) {}
}
