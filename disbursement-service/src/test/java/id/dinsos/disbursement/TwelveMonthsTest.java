package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Months, one after the other, each from opening to close and with the screens that look at it. As
 * a test there are five with few families, and it asserts what no machine can change: each month
 * ends to the rupiah and is compared with the one before alone. With {@code -Dfamilies=20000} or
 * more it is the measurement of thirteen: after twelve months of history a run may take a fifth
 * longer than it did after one to three. {@code ./mvnw -pl disbursement-service -am test
 * -Dtest=TwelveMonthsTest -Dfamilies=95300 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class TwelveMonthsTest {
    private static final int FAMILIES = Integer.getInteger("families", 60);
    private static final int MEASURED = 10_000;
    private static final int MONTHS = FAMILIES < MEASURED ? 5 : 13;

    /** The last month is the first of another year. */
    private static final YearMonth FIRST = YearMonth.of(2027, 1).minusMonths(MONTHS - 1);

    private static final double MOST = 1.2;
    private static final long MOST_MILLIS = 2_000;
    private final Office office = Office.fresh("HISTORY");

    @Test
    void a_month_after_others_is_done_as_the_second_was() {
        // Given
        office.families(FAMILIES);
        await().atMost(Duration.ofMinutes(6))
                .until(() ->
                        known("beneficiary_household") == FAMILIES
                                && Audit.number("select count(*) from beneficiary_identity")
                                        >= FAMILIES);
        office.define("HISTORY_81");
        var first = office.budget(2026, 12L * 200_000 * FAMILIES);
        var next = office.budget(2027, 200_000L * FAMILIES);

        // When
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = FIRST.plusMonths(i);
            long from = System.nanoTime();
            UUID run = month(month, i > 0);
            long whole = (System.nanoTime() - from) / 1_000_000;
            long screens = screens(run);
            millis.add(whole);
            System.out.printf("HISTORY %s: run %d ms, screens %d ms%n", month, whole, screens);
        }

        // Then
        assertThat(Audit.brokenStreams(office)).isZero();
        assertThat(Audit.paidTwice(office)).isZero();
        long early = millis.subList(1, 4).stream().sorted().skip(1).findFirst().orElseThrow();
        double ratio = (double) millis.getLast() / early;
        System.out.printf(
                "HISTORY %d families: month %d took %.2f times as long as months 2 to 4%n",
                FAMILIES, MONTHS, ratio);
        if (FAMILIES >= MEASURED) {
            assertThat(ratio).isLessThanOrEqualTo(MOST);
        }
        long list = recoveries();
        if (FAMILIES >= MEASURED) {
            assertThat(list).isLessThanOrEqualTo(MOST_MILLIS);
        }
    }

    private long known(String table) {
        return Audit.number(
                "select count(*) from " + table + " where owner = '" + office.owner() + "'");
    }

    /** Deaths of a year ago, learned now: every month is asked back, and listed page by page. */
    private long recoveries() {
        int deaths = Math.max(2, FAMILIES / 200);
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= deaths; i++) {
                registry.tell(RegistryTopics.family(i).owned(office.owner()).at(2).dead());
            }
            registry.flush();
        }
        String owner = "owner=" + office.owner();
        long all = (long) deaths * MONTHS;
        await().atMost(Duration.ofMinutes(20))
                .until(() ->
                        office
                                        .preparer()
                                        .get("/v1/recoveries/totals?" + owner)
                                        .jsonPath()
                                        .getList("items.count", Long.class)
                                        .stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                == all);
        long from = System.nanoTime();
        String cursor = "";
        int listed = 0;
        do {
            JsonPath page =
                    office.preparer().get("/v1/recoveries?limit=500&" + owner + cursor).jsonPath();
            listed += page.getList("items").size();
            String next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        long millis = (System.nanoTime() - from) / 1_000_000;
        System.out.printf("HISTORY recoveries: %d listed in %d ms%n", listed, millis);
        assertThat(listed).isEqualTo(Math.toIntExact(all));
        return millis;
    }

    private UUID month(YearMonth month, boolean hasBefore) {
        UUID run = office.instructed(month.toString());
        office.credited(run);
        office.close(run);
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getInt("totals.instructed")).isEqualTo(FAMILIES);
        assertThat(closed.getLong("money.creditedRupiah")).isEqualTo(200_000L * FAMILIES);
        JsonPath diff =
                office.preparer().get("/v1/runs/" + run + "/diff").then().extract().jsonPath();
        assertThat(diff.getInt("counts.NEW")).isEqualTo(hasBefore ? 0 : FAMILIES);
        assertThat(diff.getInt("counts.DROPPED")).isZero();
        return run;
    }

    /** What officers look at: sums by village, who has not withdrawn, whom to ask money back. */
    private long screens(UUID run) {
        office.preparer().get("/v1/runs/" + run + "/totals").then().statusCode(200);
        long from = System.nanoTime();
        for (String path :
                List.of(
                        "/v1/runs/" + run + "/totals?by=village",
                        "/v1/runs/" + run + "/not-withdrawn",
                        "/v1/runs?owner=" + office.owner(),
                        "/v1/recoveries?owner=" + office.owner())) {
            office.preparer().get(path).then().statusCode(200);
        }
        return (System.nanoTime() - from) / 1_000_000;
    }
}
