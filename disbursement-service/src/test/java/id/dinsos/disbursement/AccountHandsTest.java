package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.disbursement.RegistryTopics.Family;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the registry's word who entered an account to what that officer may no longer do here. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class AccountHandsTest {
    @Test
    void
            whoever_entered_an_account_in_the_registry_neither_approves_its_run_nor_releases_its_file() {
        // Given
        Office office = Office.fresh("HANDS");
        office.families(3);
        entered(RegistryTopics.family(1).owned(office.owner()), "budi");
        entered(RegistryTopics.family(2).owned(office.owner()), "rini");
        office.define("HANDS");
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);

        // When
        var approved = office.approve(run, "budi");
        office.approve(run, "ani").then().statusCode(200);
        office.approve(run, "tono").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
        UUID file = office.bankFiles(run).getFirst();
        var released = office.tryRelease(file, "rini");
        var other = office.tryRelease(file, "dewi");

        // Then
        refused(approved, 403, "approver-changed-account");
        refused(released, 403, "releaser-is-involved");
        other.then().statusCode(200);
        assertThat(Audit.payments(run)).isEqualTo(3);
    }

    /** The same account, of which the registry says now who entered it. */
    private static void entered(Family family, String officer) {
        String bank = family.number() % 2 == 0 ? "BNI" : "BRI";
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    family.payee(),
                    family.owner(),
                    new Identity(
                            family.ownNik(),
                            "3524010101010001",
                            "Siti",
                            LocalDate.of(1980, 2, 1),
                            new Account(
                                    bank,
                                    RegistryTopics.account(bank, "10" + family.number()),
                                    "SITI " + family.number(),
                                    officer)),
                    2,
                    "2026-10-01T00:00:00Z");
            registry.flush();
        }
    }
}
