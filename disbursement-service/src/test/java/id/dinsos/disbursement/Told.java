package id.dinsos.disbursement;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.contracts.RegistryMessage.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry's messages say of one household of one, and of one person. */
final class Told {
    private Told() {}

    static Household household(
            String owner, UUID id, String state, UUID head, @Nullable UUID payee) {
        return new Household(
                id,
                "household-registered",
                owner + ".01.2001",
                owner,
                state,
                head,
                payee,
                1,
                10,
                new Composition(1, 0, 0, 0),
                List.of(new Listing("DTSEN", "SEMBAKO", true, null, "2026-10")),
                null);
    }

    static Person person(
            String owner,
            UUID id,
            @Nullable UUID household,
            boolean alive,
            @Nullable UUID mergedInto) {
        return new Person(
                id,
                "person-registered",
                owner,
                household,
                household == null ? null : "HEAD",
                "1980-02",
                "FEMALE",
                alive,
                alive ? null : LocalDate.of(2026, 11, 2),
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
                mergedInto);
    }

    static Identity identity(String owner, String account, int number) {
        return identity("%s0141089270%02d".formatted(owner.replace(".", ""), number), account);
    }

    static Identity identity(String nik, String account) {
        return new Identity(
                nik,
                null,
                "Siti Aminah",
                null,
                new Account("BNI", RegistryTopics.account("BNI", account), "SITI AMINAH"));
    }
}
