package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registry erases somebody who was paid: the money stays to the rupiah, the name goes. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class ErasedPayeeTest {
    @Test
    void the_name_and_the_account_of_an_erased_payee_go_and_the_money_paid_to_them_stays() {
        // Given
        Office office = Office.fresh("ERASED");
        office.families(3);
        office.define("ERASED");
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.approve(run, "tono").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
        long paid = Audit.instructedRupiah(run);
        UUID person = RegistryTopics.family(1).owned(office.owner()).payee();
        // When
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.erase(person, office.owner(), 9);
        }
        // Then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> count("where erased and version = 10 and person_id = ", person) == 1);
        assertThat(
                        count(
                                "where nik_hash is null and bank is null and sealed is null"
                                        + " and who is null and account_hash is null"
                                        + " and account_print is null and person_id = ",
                                person))
                .isEqualTo(1);
        assertThat(
                        Audit.number(
                                "select count(*) from subject_key where wrapped_key is not null"
                                        + " and subject_id = '"
                                        + person
                                        + "'"))
                .isZero();
        assertThat(Audit.instructedRupiah(run)).isEqualTo(paid).isPositive();
        assertThat(Audit.payments(run)).isEqualTo(3);
        assertThat(Audit.brokenStreams(office)).isZero();
        assertThat(tablesHolding("SITI 1\"", "3524010101010001")).isEmpty();
    }

    private static long count(String where, UUID person) {
        return Audit.number(
                "select count(*) from beneficiary_identity " + where + "'" + person + "'");
    }

    /** Tables in which one of the secrets can be read. */
    private static List<String> tablesHolding(String... secrets) {
        var database = TestServices.database();
        return database
                .column(
                        "select schemaname || '.' || tablename from pg_tables"
                                + " where schemaname = 'public' or schemaname like 'view\\_%'")
                .stream()
                .filter(table ->
                        List.of(secrets).stream()
                                .anyMatch(secret ->
                                        database.number(
                                                        "select count(*) from (select from "
                                                                + table
                                                                + " t where position('"
                                                                + secret
                                                                + "' in t::text) > 0 limit 1) x")
                                                > 0))
                .toList();
    }
}
