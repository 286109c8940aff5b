package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.contracts.RegistryMessage.Person;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One family, one group of programmes, one month: one payment, unless a person allows a second. */
@QuarkusTest
@WithTestResource(TestServices.class)
class OneEntitlementTest {
    @Test
    void a_second_programme_of_the_group_does_not_pay_a_family_whose_nik_was_corrected_meanwhile() {
        // Given
        Office first = Office.fresh("FIRST");
        Office second = first.beside("SECOND");
        UUID run = paid(first, first.programme(), 2);
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    RegistryTopics.family(1).owned(first.owner()).at(2).nik("3524990107809077"));
            registry.flush();
        }
        second.define(first.programme());
        var budget = second.budget(10_000_000);

        // When
        UUID other = second.open("2026-11");
        second.awaitState(other, "FROZEN");

        // Then
        assertThat(Audit.payments(run)).isEqualTo(2);
        assertThat(second.run(other).jsonPath().getInt("totals.eligible")).isZero();
        assertThat(second.run(other).jsonPath().getInt("totals.held")).isEqualTo(2);
        assertThat(second.whyCode(RegistryTopics.family(1).owned(first.owner()).id(), "2026-11"))
                .isEqualTo("entitlement-claimed");
    }

    @Test
    void those_who_split_off_in_the_month_are_held_and_paid_only_when_a_person_allows_it() {
        // Given
        Office office = Office.fresh("FIRST");
        UUID run = paid(office, office.programme(), 1);
        office.close(run);
        UUID before = RegistryTopics.family(1).owned(office.owner()).id();
        UUID split = Names.uuid("split", office.owner());
        UUID son = Names.uuid("son", office.owner());
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(person(office.owner(), son, before), 1, "2026-01-01T00:00:00Z");
            registry.tell(son, office.owner(), identity(), 1, "2026-01-01T00:00:00Z");
            registry.tell(household(office.owner(), split, son), 1, "2026-11-10T01:00:00Z");
            registry.tell(person(office.owner(), son, split), 2, "2026-11-10T01:00:00Z");
            registry.flush();
        }

        // When
        UUID again = office.open("2026-11");
        office.awaitState(again, "FROZEN");
        int eligible = office.run(again).jsonPath().getInt("totals.eligible");
        String code = office.whyCode(split, "2026-11");
        Response released =
                office.as("tini", "preparer", "auditor")
                        .header("If-Match", office.run(again).header("ETag"))
                        .body("{\"reason\":\"Hidup sendiri sejak Oktober; surat desa 12/2026\"}")
                        .post("/v1/runs/" + again + "/holds/" + split + "/release");

        // Then
        assertThat(eligible).isZero();
        assertThat(code).isEqualTo("entitlement-claimed");
        released.then().statusCode(200);
        office.submit(again).then().statusCode(200);
        refused(office.approve(again, "tini"), 403, "approver-is-preparer");
        office.approve(again, "budi").then().statusCode(200);
        office.approve(again, "ani").then().statusCode(200);
        office.fund(again);
        office.awaitState(again, "INSTRUCTED");
        assertThat(Audit.payments(again)).isEqualTo(1);
        assertThat(office.whyCode(split, "2026-11")).isEqualTo("claim-overruled");
        assertThat(Audit.paidTwice(office)).isZero();
    }

    @Test
    void a_second_run_of_a_month_says_who_is_paid_already_and_promises_them_nothing() {
        // Given
        Office office = Office.fresh("FIRST");
        UUID run = paid(office, office.programme(), 2);
        office.close(run);

        // When
        UUID again = office.open("2026-11");
        office.awaitState(again, "FROZEN");

        // Then
        assertThat(office.run(again).jsonPath().getInt("totals.eligible")).isZero();
        assertThat(office.run(again).jsonPath().getLong("totals.eligibleRupiah")).isZero();
        assertThat(office.whyCode(RegistryTopics.family(1).owned(office.owner()).id(), "2026-11"))
                .isEqualTo("duplicate-payment");
    }

    @Test
    void what_is_due_once_a_year_is_not_paid_again_by_a_version_that_puts_it_in_another_month() {
        // Given
        Office office = Office.fresh("YEARLY");
        Neighbours all = new Neighbours(office.owner());
        var family = all.family(1, 0, List.of(), born("1935-01").fought(-1));
        office.tryDefine("TALI_ASIH_VETERAN", terms -> {}).then().statusCode(200);
        var budget = office.budget(100_000_000);
        UUID october = office.instructed("2026-10");
        String path = "/v1/programmes/" + office.programme();
        ObjectNode december =
                office.draft(
                        "TALI_ASIH_VETERAN",
                        terms -> terms.withObject("/schedule").putArray("months").add(12));
        office.agreed(
                        path,
                        office.preparer()
                                .header("If-Match", office.preparer().get(path).header("ETag"))
                                .body(december.toString())
                                .put(path))
                .then()
                .statusCode(200);

        // When
        UUID again = office.open("2026-12");
        office.awaitState(again, "FROZEN");

        // Then
        assertThat(Audit.payments(october)).isEqualTo(1);
        assertThat(office.run(again).jsonPath().getInt("totals.eligible")).isZero();
        assertThat(office.run(again).jsonPath().getInt("totals.held")).isEqualTo(1);
        assertThat(office.whyCode(all.personId(1, 0), "2026-12")).isEqualTo("entitlement-claimed");
    }

    private static UUID paid(Office office, String group, int families) {
        office.families(families);
        office.define(group);
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
        return run;
    }

    private static Household household(String owner, UUID id, UUID head) {
        return new Household(
                id,
                "household-registered",
                owner + ".01.2001",
                owner,
                "LIVE",
                head,
                head,
                1,
                50,
                new Composition(1, 0, 0, 0),
                List.of(new Listing("DTSEN", "SEMBAKO", true, null, "2026-11")),
                null);
    }

    private static Person person(String owner, UUID id, UUID household) {
        return new Person(
                id,
                "person-registered",
                owner,
                household,
                "HEAD",
                "1999-02",
                "MALE",
                true,
                null,
                "MATCHED",
                "INFORMAL",
                "KNOWN",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Identity identity() {
        return new Identity(
                "3524990202999062",
                "3524990101010062",
                "Bayu",
                LocalDate.of(1999, 2, 2),
                new Account("BNI", "9937620001", "BAYU"));
    }
}
