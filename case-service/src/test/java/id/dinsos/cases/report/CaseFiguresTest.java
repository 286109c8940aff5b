package id.dinsos.cases.report;

import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The counts that the views keep are those that counting all rows would give. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CaseFiguresTest {
    private static final String COUNTED =
            """
            select count(*) from view_cases.figure f full join (
                select kind, count(*) filter (where ended_at is null) as open,
                    count(*) filter (where ended_at is null and level > 0) as overdue,
                    sum(broken) as broken, sum(kept) as kept
                from view_cases.case_row
                where merged_into is null and confidentiality <> 'SEALED' group by kind) c
                on c.kind = f.kind
            where (f.open, f.overdue, f.broken, f.kept) is distinct from (coalesce(c.open, 0),
                coalesce(c.overdue, 0), coalesce(c.broken, 0), coalesce(c.kept, 0))
            """;

    private static final String COMPLAINTS =
            """
            select count(*) from view_complaints.figure f full join (
                select state, count(*) as complaints from view_complaints.complaint group by state) c
                on c.state = f.state
            where f.complaints is distinct from coalesce(c.complaints, 0)
            """;

    private final CaseDesk desk = new CaseDesk();

    @Test
    void figures_are_kept_through_moves_merges_and_endings_and_hold_no_sealed_case() {
        // Given
        String first = desk.receive("VAGRANT", Map.of());
        String second = desk.receive("VAGRANT", Map.of());
        String third = desk.receive("HOME_CARE", Map.of());
        String position = desk.post(desk.form("VIOLENCE_SHELTER", Map.of())).header("X-Position");
        seen(position);
        String ofTheSealed =
                query("select count(*) from view_cases.figure where kind = 'VIOLENCE_SHELTER'");

        // When
        position = desk.done(desk.sari, first, "/merge", Map.of("into", second));
        seen(position);
        String merged = query(COUNTED);
        position = desk.done(desk.sari, first, "/unmerge", Map.of());
        seen(position);
        String apart = query(COUNTED);
        position =
                desk.done(
                        desk.sari,
                        third,
                        "/moves",
                        Map.of("to", "OUT_OF_AREA", "reason", "warga kabupaten lain"));
        seen(position);
        String ended = query(COUNTED);

        // Then
        assertThat(ofTheSealed).isEqualTo("0");
        assertThat(merged).isEqualTo("0");
        assertThat(apart).isEqualTo("0");
        assertThat(ended).isEqualTo("0");
        assertThat(
                        query(
                                "select count(*) from view_cases.figure where kind = 'VAGRANT'"
                                        + " and open > 0"))
                .isEqualTo("1");
        assertThat(query(COMPLAINTS)).isEqualTo("0");
    }

    /** Until the rows hold it. */
    private void seen(String position) {
        with(desk.boss).header("X-Position", position).get("/v1/cases").then().statusCode(200);
    }
}
